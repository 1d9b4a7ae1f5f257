package plain

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

func numbers(n int) func(yield func(func() int) bool) {
	return func(yield func(func() int) bool) {
		for i := range n {
			if !yield(func() int { return i }) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	var got []int
	err := inOrder(t.Context(), numbers(1000), func(i int) error { got = append(got, i); return nil })
	if err != nil || len(got) != 1000 || !slices.IsSorted(got) {
		t.Errorf("%d results, sorted %v, %v", len(got), slices.IsSorted(got), err)
	}
	full := errors.New("full")
	if err := inOrder(t.Context(), numbers(1000), func(int) error { return full }); err != full {
		t.Errorf("the error of use is %v", err)
	}
}

// What was cut short is never taken for the whole.
func TestInOrderCancelled(t *testing.T) {
	for range 200 {
		ctx, cancel := context.WithCancel(t.Context())
		err := inOrder(ctx, numbers(1000), func(i int) error {
			if i == 3 {
				cancel()
				time.Sleep(time.Millisecond) // the jobs come to their end meanwhile
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled, and the error is %v", err)
		}
	}
}
