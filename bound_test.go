package agglo

import "testing"

func TestBoundThrough(t *testing.T) {
	tests := []struct {
		bound  Bound
		change float64
		want   Bound
	}{
		{From, 1, From}, {Above, 1, Above}, {From, -1, Below}, {Above, -1, Below}, {Below, 1, Below}, {Below, -1, Above},
		{About, -1, About}, {Above, 0, Exact},
	}
	for _, tt := range tests {
		if got := tt.bound.Through(tt.change); got != tt.want {
			t.Errorf("%q of what changes by %v: %q, want %q", tt.bound, tt.change, got, tt.want)
		}
	}
}

func TestBoundWith(t *testing.T) {
	tests := []struct{ a, b, want Bound }{
		{Exact, Exact, Exact}, {Exact, From, From}, {Above, Exact, Above}, {Above, From, From}, {Below, Below, Below},
		{Above, Below, About}, {About, From, About},
	}
	for _, tt := range tests {
		if a, b := tt.a.With(tt.b), tt.b.With(tt.a); a != tt.want || b != tt.want {
			t.Errorf("%q with %q: %q and %q, want %q", tt.a, tt.b, a, b, tt.want)
		}
	}
}
