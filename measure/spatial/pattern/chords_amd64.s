#include "textflag.h"

// func chordsAVX(d, x, y, z *float64, fours int, from *spatial.Vector)
TEXT ·chordsAVX(SB), NOSPLIT, $0-48
	MOVQ         d+0(FP), DI
	MOVQ         x+8(FP), AX
	MOVQ         y+16(FP), BX
	MOVQ         z+24(FP), DX
	MOVQ         fours+32(FP), CX
	MOVQ         from+40(FP), SI
	VBROADCASTSD (SI), Y4
	VBROADCASTSD 8(SI), Y5
	VBROADCASTSD 16(SI), Y6
	XORQ         R8, R8

four:
	VMOVUPD (AX)(R8*1), Y0
	VMOVUPD (BX)(R8*1), Y1
	VMOVUPD (DX)(R8*1), Y2
	VSUBPD  Y4, Y0, Y0
	VSUBPD  Y5, Y1, Y1
	VSUBPD  Y6, Y2, Y2
	VMULPD  Y0, Y0, Y0
	VMULPD  Y1, Y1, Y1
	VMULPD  Y2, Y2, Y2
	VADDPD  Y1, Y0, Y0
	VADDPD  Y2, Y0, Y0
	VSQRTPD Y0, Y0
	VMOVUPD Y0, (DI)(R8*1)
	ADDQ    $32, R8
	DECQ    CX
	JNZ     four

	VZEROUPPER
	RET
