package plain

import (
	"context"
	"iter"
	"runtime"
)

// inOrder runs jobs on all processors, a few ahead of what is used, and hands
// their results to use in the order of the jobs. It ends at the first error of
// use or of ctx.
func inOrder[T any](ctx context.Context, jobs iter.Seq[func() T], use func(T) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	pending := make(chan chan T, 2*runtime.GOMAXPROCS(0))
	go func() {
		defer close(pending)
		for job := range jobs {
			made := make(chan T, 1)
			select {
			case pending <- made:
				go func() { made <- job() }()
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case made, more := <-pending:
			if !more {
				return ctx.Err()
			}
			if err := use(<-made); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
