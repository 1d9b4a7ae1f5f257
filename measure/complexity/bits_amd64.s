#include "textflag.h"

// func togetherAVX512(n *int64, a, b *uint64, words, products int)
TEXT ·togetherAVX512(SB), NOSPLIT, $0-40
	MOVQ n+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ words+24(FP), R8
	MOVQ products+32(FP), R9

product:
	VPXORQ Z0, Z0, Z0
	XORQ   AX, AX

eight:
	VMOVDQU64 (SI)(AX*8), Z1
	VPANDQ    (DX)(AX*8), Z1, Z1
	VPOPCNTQ  Z1, Z1
	VPADDQ    Z1, Z0, Z0
	ADDQ      $8, AX
	CMPQ      AX, R8
	JLT       eight

	VEXTRACTI64X4 $1, Z0, Y1
	VPADDQ        Y1, Y0, Y0
	VEXTRACTI128  $1, Y0, X1
	VPADDQ        X1, X0, X0
	VPSRLDQ       $8, X0, X1
	VPADDQ        X1, X0, X0
	VMOVQ         X0, (DI)
	ADDQ          $8, DI
	LEAQ          (DX)(R8*8), DX
	DECQ          R9
	JNZ           product
	VZEROUPPER
	RET
