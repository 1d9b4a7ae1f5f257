#include "textflag.h"

// func addAVX(sum, block *terms, ones *uint8, ends []int32)
TEXT ·addAVX(SB), NOSPLIT, $0-48
	MOVQ sum+0(FP), DI
	MOVQ block+8(FP), SI
	MOVQ ones+16(FP), DX
	MOVQ ends_base+24(FP), R8
	MOVQ ends_len+32(FP), R9
	XORQ R10, R10 // place among the ones

region:
	MOVLQSX (R8), CX
	CMPQ    R10, CX
	JGE     done
	VMOVUPD (DI), Y0
	VMOVUPD 32(DI), Y1
	VMOVUPD 64(DI), Y2
	VMOVUPD 96(DI), Y3
	VMOVUPD 128(DI), Y4
	VMOVUPD 160(DI), Y5
	VMOVUPD 192(DI), Y6
	VMOVUPD 224(DI), Y7

one:
	MOVBLZX (DX)(R10*1), AX
	SHLQ    $8, AX // 32 numbers of 8 bytes
	VADDPD  (SI)(AX*1), Y0, Y0
	VADDPD  32(SI)(AX*1), Y1, Y1
	VADDPD  64(SI)(AX*1), Y2, Y2
	VADDPD  96(SI)(AX*1), Y3, Y3
	VADDPD  128(SI)(AX*1), Y4, Y4
	VADDPD  160(SI)(AX*1), Y5, Y5
	VADDPD  192(SI)(AX*1), Y6, Y6
	VADDPD  224(SI)(AX*1), Y7, Y7
	INCQ    R10
	CMPQ    R10, CX
	JLT     one

	VMOVUPD Y0, (DI)
	VMOVUPD Y1, 32(DI)
	VMOVUPD Y2, 64(DI)
	VMOVUPD Y3, 96(DI)
	VMOVUPD Y4, 128(DI)
	VMOVUPD Y5, 160(DI)
	VMOVUPD Y6, 192(DI)
	VMOVUPD Y7, 224(DI)

done:
	ADDQ $256, DI
	ADDQ $4, R8
	DECQ R9
	JNZ  region
	VZEROUPPER
	RET

// func addAVX512(sum, block *terms, ones *uint8, ends []int32)
TEXT ·addAVX512(SB), NOSPLIT, $0-48
	MOVQ sum+0(FP), DI
	MOVQ block+8(FP), SI
	MOVQ ones+16(FP), DX
	MOVQ ends_base+24(FP), R8
	MOVQ ends_len+32(FP), R9
	XORQ R10, R10

region:
	MOVLQSX (R8), CX
	CMPQ    R10, CX
	JGE     done
	VMOVUPD (DI), Z0
	VMOVUPD 64(DI), Z1
	VMOVUPD 128(DI), Z2
	VMOVUPD 192(DI), Z3

one:
	MOVBLZX (DX)(R10*1), AX
	SHLQ    $8, AX
	VADDPD  (SI)(AX*1), Z0, Z0
	VADDPD  64(SI)(AX*1), Z1, Z1
	VADDPD  128(SI)(AX*1), Z2, Z2
	VADDPD  192(SI)(AX*1), Z3, Z3
	INCQ    R10
	CMPQ    R10, CX
	JLT     one

	VMOVUPD Z0, (DI)
	VMOVUPD Z1, 64(DI)
	VMOVUPD Z2, 128(DI)
	VMOVUPD Z3, 192(DI)

done:
	ADDQ $256, DI
	ADDQ $4, R8
	DECQ R9
	JNZ  region
	VZEROUPPER
	RET
