#include "textflag.h"

DATA still<>+0(SB)/8, $1e-13
GLOBL still<>(SB), RODATA|NOPTR, $8

// func raiseAVX(rows, groups, source *int32, coef *float64, j int, felt, x, next, grown *lane) uint
TEXT ·raiseAVX(SB), NOSPLIT, $0-80
	MOVQ    rows+0(FP), R8
	MOVQ    groups+8(FP), R9
	MOVQ    source+16(FP), R10
	MOVQ    coef+24(FP), R11
	MOVQ    j+32(FP), AX
	MOVQ    felt+40(FP), DI
	MOVQ    x+48(FP), SI
	VMOVUPD (SI), Y0 // the most so far
	VMOVUPD 32(SI), Y1
	VMOVUPD Y0, Y7   // x
	VMOVUPD Y1, Y8
	MOVLQSX (R8)(AX*4), CX  // group
	MOVLQSX 4(R8)(AX*4), DX // behind the last group
	CMPQ    CX, DX
	JGE     compare
	MOVLQSX (R9)(CX*4), BX // term

group:
	MOVLQSX 4(R9)(CX*4), AX // behind the last term
	VXORPD  Y2, Y2, Y2
	VXORPD  Y3, Y3, Y3

term:
	MOVLQSX      (R10)(BX*4), R8
	SHLQ         $6, R8
	VBROADCASTSD (R11)(BX*8), Y4
	VMULPD       (DI)(R8*1), Y4, Y5
	VMULPD       32(DI)(R8*1), Y4, Y6
	VADDPD       Y5, Y2, Y2
	VADDPD       Y6, Y3, Y3
	INCQ         BX
	CMPQ         BX, AX
	JLT          term

	VMAXPD Y2, Y0, Y0
	VMAXPD Y3, Y1, Y1
	INCQ   CX
	CMPQ   CX, DX
	JLT    group

compare:
	MOVQ         next+56(FP), SI
	VMOVUPD      Y0, (SI)
	VMOVUPD      Y1, 32(SI)
	VSUBPD       Y7, Y0, Y0 // growth
	VSUBPD       Y8, Y1, Y1
	MOVQ         grown+64(FP), DI
	VMAXPD       (DI), Y0, Y2
	VMAXPD       32(DI), Y1, Y3
	VMOVUPD      Y2, (DI)
	VMOVUPD      Y3, 32(DI)
	VBROADCASTSD still<>(SB), Y4
	VCMPPD       $0x1E, Y4, Y0, Y0 // more than still?
	VCMPPD       $0x1E, Y4, Y1, Y1
	VMOVMSKPD    Y0, AX
	VMOVMSKPD    Y1, BX
	SHLQ         $4, BX
	ORQ          BX, AX
	MOVQ         AX, ret+72(FP)
	VZEROUPPER
	RET
