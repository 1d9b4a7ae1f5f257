package dataset

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"
)

func TestScan_Faults(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct{ text, want string }{
		{"organisation,title\nmaker,\"giant\n", "titles.csv:2: a quote is not closed, or not doubled within a quoted cell; nothing after it was read"},
		{"organisation,title\nmaker,giant,\n", "titles.csv:2: has 3 fields, the header has 2"},
		{"", "titles.csv: is empty: the first line holds the names of columns, such as organisation,title"},
	} {
		fsys := good(t)
		fsys["titles.csv"] = &fstest.MapFile{Data: []byte(c.text)}
		d, err := Open(fsys)
		if err != nil {
			t.Fatal(err)
		}
		err = d.Scan(ctx, d.FilesOf("titles")[0], func(int, []any) error { return nil })
		var ps Problems
		if !errors.As(err, &ps) || ps.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

// An error of the caller comes back as it is, and ends the scan.
func TestScan_CallerError(t *testing.T) {
	for _, fsys := range []fstest.MapFS{good(t), everyFormat(t)} {
		d, err := Open(fsys)
		if err != nil {
			t.Fatal(err)
		}
		full, calls := errors.New("full"), 0
		err = d.Scan(context.Background(), d.FilesOf("links")[0], func(int, []any) error {
			calls++
			return full
		})
		if err != full || calls != 1 {
			t.Errorf("%v after %d calls", err, calls)
		}
	}
}

// A panic of the caller is a mistake of the caller, not a damaged file.
func TestScan_CallerPanic(t *testing.T) {
	d, err := Open(everyFormat(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if x := recover(); x != "mine" {
			t.Errorf("recovered %v", x)
		}
	}()
	d.Scan(context.Background(), d.FilesOf("links")[0], func(int, []any) error { panic("mine") })
}
