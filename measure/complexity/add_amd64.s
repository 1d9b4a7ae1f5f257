#include "textflag.h"

// func addAVX(sum, block *terms, row []int32)
TEXT ·addAVX(SB), NOSPLIT, $0-40
	MOVQ sum+0(FP), DI
	MOVQ block+8(FP), SI
	MOVQ row_base+16(FP), DX
	MOVQ row_len+24(FP), CX
	VXORPD Y0, Y0, Y0
	VXORPD Y1, Y1, Y1
	VXORPD Y2, Y2, Y2
	VXORPD Y3, Y3, Y3

next:
	MOVLQSX (DX), AX
	SHLQ    $7, AX // 16 numbers of 8 bytes
	VADDPD  (SI)(AX*1), Y0, Y0
	VADDPD  32(SI)(AX*1), Y1, Y1
	VADDPD  64(SI)(AX*1), Y2, Y2
	VADDPD  96(SI)(AX*1), Y3, Y3
	ADDQ    $4, DX
	DECQ    CX
	JNZ     next

	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VMOVUPD Y2, 64(DI)
	VMOVUPD Y3, 96(DI)
	VZEROUPPER
	RET
