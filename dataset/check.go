package dataset

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Progress tells how far a check is.
type Progress struct {
	File        string // that was read last
	Done, Total int64  // bytes; a file with keys counts twice
}

// Check reads all tables and returns every problem that it finds, errors and
// warnings, file by file and line by line, nil where there is none. Of one
// file, 1,000 problems are kept and the rest counted. A check that ends before
// its time, because ctx is done, says so as a problem.
//
// Progress, where it is not nil, is called now and then, by one goroutine at a
// time.
//
// Check reads the tables twice, their keys first. It holds 8 to 24 bytes for
// each key, and no more of the rows than a few thousand at a time.
func (d *Dataset) Check(ctx context.Context, progress func(Progress)) Problems {
	opened := *d
	opened.books = &shelf{}
	defer opened.books.close()
	c := &check{Dataset: &opened, progress: progress, reports: map[string][]*report{}}
	if err := c.run(ctx); err != nil {
		return append(c.problems(), Problem{File: DescriptorPath, Msg: "the check was not finished: " + err.Error()})
	}
	return c.problems()
}

// A check is one run of [Dataset.Check].
type check struct {
	*Dataset
	progress func(Progress)
	catalog  *catalog

	mu      sync.Mutex
	done    Progress
	reports map[string][]*report // by file
	told    map[string]bool      // what is said only once
}

func (c *check) run(ctx context.Context) (err error) {
	var parts []part
	for _, f := range c.Files {
		if f.Table == "" {
			continue
		}
		more, err := c.parts(f)
		if err != nil {
			c.report(f).add(problemOf(err))
		}
		parts = append(parts, more...)
	}
	for _, p := range parts {
		c.done.Total += p.bytes
		if len(keyOf(p.Table)) > 0 {
			c.done.Total += p.bytes
		}
	}
	if c.catalog, err = c.newCatalog(ctx, parts, c.tick); err != nil {
		return err
	}
	if err := c.doubled(ctx, parts); err != nil {
		return err
	}
	reports := make([]*report, len(parts))
	for i, p := range parts {
		reports[i] = c.report(p.File)
	}
	err = each(ctx, len(parts), func(ctx context.Context, i int) error {
		c.rows(ctx, parts[i], reports[i])
		c.tick(parts[i])
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	c.hierarchies()
	c.defaults()
	return c.boundaries(ctx)
}

// report returns a new report on a file.
func (c *check) report(f File) *report {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := &report{file: f.String()}
	c.reports[r.file] = append(c.reports[r.file], r)
	return r
}

func (c *check) tick(p part) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done.File = p.File.String()
	c.done.Done += p.bytes
	if c.progress != nil {
		c.progress(c.done)
	}
}

// problems returns what was found, in the order of the files.
func (c *check) problems() Problems {
	all := c.opened()
	seen := map[string]bool{}
	for _, f := range append([]File{{Path: DescriptorPath}}, c.Files...) {
		if name := f.String(); !seen[name] && c.reports[name] != nil {
			seen[name] = true
			all = append(all, merge(c.reports[name])...)
		}
	}
	return all
}

// each runs n pieces of work on all processors. It stops at the first error.
func each(ctx context.Context, n int, work func(context.Context, int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return work(ctx, i)
		})
	}
	return group.Wait()
}
