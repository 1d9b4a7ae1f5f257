#include "textflag.h"

DATA half<>+0(SB)/8, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $8
DATA one<>+0(SB)/8, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $8

// func fromChordsAVX(c *float64, fours int, scale float64, top *[6]float64, bottom *[4]float64) int
TEXT ·fromChordsAVX(SB), NOSPLIT, $0-48
	MOVQ         c+0(FP), SI
	MOVQ         fours+8(FP), CX
	VBROADCASTSD scale+16(FP), Y3
	MOVQ         top+24(FP), AX
	MOVQ         bottom+32(FP), BX
	VBROADCASTSD half<>(SB), Y4
	VBROADCASTSD one<>(SB), Y5
	VBROADCASTSD (AX), Y6
	VBROADCASTSD 8(AX), Y7
	VBROADCASTSD 16(AX), Y8
	VBROADCASTSD 24(AX), Y9
	VBROADCASTSD 32(AX), Y10
	VBROADCASTSD 40(AX), Y11
	VBROADCASTSD (BX), Y12
	VBROADCASTSD 8(BX), Y13
	VBROADCASTSD 16(BX), Y14
	VBROADCASTSD 24(BX), Y15
	XORQ         DX, DX

four:
	VMULPD    (SI), Y3, Y0
	VCMPPD    $0x1E, Y4, Y0, Y1 // any above 0.5?
	VMOVMSKPD Y1, AX
	TESTL     AX, AX
	JNZ       done
	VMULPD    Y0, Y0, Y1 // z
	VMULPD    Y1, Y11, Y2
	VADDPD    Y10, Y2, Y2
	VMULPD    Y1, Y2, Y2
	VADDPD    Y9, Y2, Y2
	VMULPD    Y1, Y2, Y2
	VADDPD    Y8, Y2, Y2
	VMULPD    Y1, Y2, Y2
	VADDPD    Y7, Y2, Y2
	VMULPD    Y1, Y2, Y2
	VADDPD    Y6, Y2, Y2
	VMULPD    Y1, Y2, Y2 // p
	VMULPD    Y1, Y15, Y0
	VADDPD    Y14, Y0, Y0
	VMULPD    Y1, Y0, Y0
	VADDPD    Y13, Y0, Y0
	VMULPD    Y1, Y0, Y0
	VADDPD    Y12, Y0, Y0
	VMULPD    Y1, Y0, Y0
	VADDPD    Y5, Y0, Y0 // q
	VDIVPD    Y0, Y2, Y2
	VADDPD    Y5, Y2, Y2
	VMULPD    (SI), Y2, Y2
	VMOVUPD   Y2, (SI)
	ADDQ      $32, SI
	ADDQ      $4, DX
	DECQ      CX
	JNZ       four

done:
	MOVQ DX, ret+40(FP)
	VZEROUPPER
	RET
