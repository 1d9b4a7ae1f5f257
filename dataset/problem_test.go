package dataset

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"agglo"
)

// A file with many problems says how many there are and shows the first.
func TestCheck_ManyProblems(t *testing.T) {
	fsys := good(t)
	text := strings.Builder{}
	text.WriteString("organisation,title,from\n")
	for range 13_345 {
		text.WriteString("maker,little giant,x\n")
	}
	fsys["titles.csv"] = &fstest.MapFile{Data: []byte(text.String())}
	ps := problems(t, fsys)
	if len(ps) != kept+1 {
		t.Fatalf("%d problems", len(ps))
	}
	if ps[kept-1].Line != kept+1 {
		t.Errorf("the last of those kept is on line %d", ps[kept-1].Line)
	}
	if got, want := ps[kept].String(), "titles.csv: and 12,345 more problems"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCheck_ManyDoubledKeys(t *testing.T) {
	fsys := good(t)
	text := "id,title\nyearbook,Y\npress,P\n" + strings.Repeat("x,X\n", 3000)
	fsys["sources.csv"] = &fstest.MapFile{Data: []byte(text)}
	ps := problems(t, fsys)
	if got, want := ps[len(ps)-1].String(), "sources.csv: and 1,999 more problems"; len(ps) != kept+1 || got != want {
		t.Errorf("%d problems, the last %q, want %q", len(ps), got, want)
	}
}

func TestProblems_Kind(t *testing.T) {
	var err error = Problems{{File: "a.csv", Msg: "is wrong"}}
	if kind := agglo.KindOf(fmt.Errorf("check: %w", err)); kind != agglo.Invalid {
		t.Errorf("problems are of kind %v", kind)
	}
	var e *agglo.Error
	if !errors.As(err, &e) || e.Msg != "a.csv: is wrong" {
		t.Errorf("as an error: %v", e)
	}
	warning := Problems{{File: "a.csv", Line: 2, Field: "x", Msg: "is odd", Warning: true}}
	if warning.Err() != nil {
		t.Error("a warning is an error")
	}
	if got := warning.Error(); got != "a.csv:2:x: warning: is odd" {
		t.Errorf("%q", got)
	}
	if err := append(warning, Problem{}).Err(); err == nil {
		t.Error("an error beside a warning is none")
	}
}

func TestOpen_NotAFolder(t *testing.T) {
	if _, err := Open(os.DirFS("testdata/good.txtar")); err == nil {
		t.Error("a file is opened as a folder")
	}
	if _, err := Open(os.DirFS("testdata/nowhere")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that does not exist: %v", err)
	}
}

func TestCheck_Cancelled(t *testing.T) {
	d, err := Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ps := d.Check(ctx, nil)
	if len(ps) != 1 || !strings.Contains(ps[0].Msg, "was not finished") {
		t.Errorf("a check that was cancelled says %v", ps)
	}
	_, hashed := d.Hash(ctx)
	_, filesHashed := d.FilesHash(ctx)
	if err := errors.Join(hashed, filesHashed); !errors.Is(hashed, context.Canceled) || !errors.Is(filesHashed, context.Canceled) {
		t.Errorf("a hash that was cancelled says %v", err)
	}
}

func TestCheck_Progress(t *testing.T) {
	d, err := Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	var last Progress
	d.Check(context.Background(), func(p Progress) {
		if p.Done <= last.Done {
			t.Errorf("from %+v to %+v", last, p)
		}
		last = p
	})
	if last.Done != last.Total || last.Total == 0 {
		t.Errorf("the last progress is %+v", last)
	}
}
