package plain

import (
	"context"
	"io"
	"runtime"
)

// inOrder writes the texts 0 to n-1 in order. They are made by goroutines of
// their own, a few ahead of the writer, into buffers that go round; text
// appends to the bytes it is given.
func inOrder(ctx context.Context, w io.Writer, n int, text func([]byte, int) []byte) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ahead := 2 * runtime.GOMAXPROCS(0)
	pending, buffers := make(chan chan []byte, ahead), make(chan []byte, ahead)
	for range ahead {
		buffers <- nil
	}
	go func() {
		for i := range n {
			var b []byte
			select {
			case b = <-buffers:
			case <-ctx.Done():
				return
			}
			made := make(chan []byte, 1)
			pending <- made // has room: no more are pending than there are buffers
			go func() { made <- text(b[:0], i) }()
		}
	}()
	for range n {
		select {
		case made := <-pending:
			b := <-made
			if _, err := w.Write(b); err != nil {
				return err
			}
			buffers <- b
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
