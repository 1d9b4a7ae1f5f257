#include "textflag.h"

DATA one<>+0(SB)/8, $1.0
DATA one<>+8(SB)/8, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $16

// func addAVX(to *moment, bins int, d, w *float64, pairs int, wi, perWidth float64)
TEXT ·addAVX(SB), NOSPLIT, $0-56
	MOVQ     to+0(FP), DI
	MOVQ     bins+8(FP), R8
	MOVQ     d+16(FP), SI
	MOVQ     w+24(FP), DX
	MOVQ     pairs+32(FP), CX
	VMOVDDUP wi+40(FP), X8
	VMOVSD   perWidth+48(FP), X9
	VMOVUPD  one<>(SB), X10
	VXORPD   X11, X11, X11
	LEAQ     (SI)(CX*8), R9 // end

pair:
	VMULSD      (SI), X9, X0 // place in bins
	VCVTTSD2SIQ X0, AX
	CMPQ        AX, R8
	JGE         next
	VCVTSI2SDQ  AX, X11, X1
	VSUBSD      X1, X0, X0
	VADDSD      X0, X0, X0
	VSUBSD      X10, X0, X0 // t
	VMOVDDUP    X0, X1
	VMULPD      X1, X1, X1    // t², t²
	VUNPCKLPD   X0, X10, X0   // 1, t
	VMOVDDUP    (DX), X2
	VMULPD      X8, X2, X2
	VMULPD      X2, X0, X0    // w, w t
	VMULPD      X1, X0, X2    // w t², w t³
	VMULPD      X1, X2, X3    // w t⁴, w t⁵
	LEAQ        (AX)(AX*2), AX
	SHLQ        $4, AX        // 6 numbers of 8 bytes
	VADDPD      (DI)(AX*1), X0, X0
	VADDPD      16(DI)(AX*1), X2, X2
	VADDPD      32(DI)(AX*1), X3, X3
	VMOVUPD     X0, (DI)(AX*1)
	VMOVUPD     X2, 16(DI)(AX*1)
	VMOVUPD     X3, 32(DI)(AX*1)

next:
	ADDQ $8, SI
	ADDQ $8, DX
	CMPQ SI, R9
	JLT  pair
	VZEROUPPER
	RET
