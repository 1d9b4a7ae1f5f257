package plain

import (
	"context"
	"io"
	"runtime"
)

// inOrder writes the texts 0 to n-1 in order. They are made by goroutines of
// their own, a few ahead of the writer; text appends to the bytes it is given.
func inOrder(ctx context.Context, w io.Writer, n int, text func([]byte, int) []byte) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ahead := 2 * runtime.GOMAXPROCS(0)
	pending, used := make(chan chan []byte, ahead), make(chan []byte, ahead)
	go func() {
		for i := range n {
			made := make(chan []byte, 1)
			select {
			case pending <- made:
			case <-ctx.Done():
				return
			}
			go func() {
				var b []byte
				select {
				case b = <-used:
				default:
				}
				made <- text(b[:0], i)
			}()
		}
	}()
	for range n {
		var b []byte
		select {
		case made := <-pending:
			b = <-made
		case <-ctx.Done():
			return ctx.Err()
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
		select {
		case used <- b:
		default:
		}
	}
	return nil
}
