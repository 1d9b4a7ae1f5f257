package plain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func complexityOf(t *testing.T, csv string, args ...string) Result {
	t.Helper()
	fs := pflag.NewFlagSet("complexity", pflag.ContinueOnError)
	work := complexityTool.New(fs)
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	result, err := work(context.Background(), nil, strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// The rows that are streamed are those of the table.
func TestComplexityStreamsItsTable(t *testing.T) {
	toy, err := os.ReadFile("testdata/panel.csv")
	if err != nil {
		t.Fatal(err)
	}
	result := complexityOf(t, string(toy))
	var streamed, whole bytes.Buffer
	if err := result.WriteCSV(&streamed); err != nil {
		t.Fatal(err)
	}
	if err := result.Table().WriteCSV(&whole); err != nil {
		t.Fatal(err)
	}
	if streamed.String() != whole.String() {
		t.Errorf("streamed\n%s\ntable\n%s", streamed.String(), whole.String())
	}
	if n := strings.Count(streamed.String(), "\n"); n != 1+2*30 {
		t.Errorf("%d lines, want a header and 30 rows for each of two years", n)
	}
}

// Every year of a panel is what it is by itself.
func TestComplexityPanelIsItsYears(t *testing.T) {
	file, err := os.ReadFile("testdata/panel.csv")
	if err != nil {
		t.Fatal(err)
	}
	header, rows, _ := strings.Cut(string(file), "\n")
	var whole bytes.Buffer
	if err := complexityOf(t, string(file)).WriteCSV(&whole); err != nil {
		t.Fatal(err)
	}
	var years string
	for _, year := range []string{"2020", "2021"} {
		one := header + "\n"
		for line := range strings.Lines(rows) {
			if strings.HasPrefix(line, year) {
				one += line
			}
		}
		var out bytes.Buffer
		if err := complexityOf(t, one).WriteCSV(&out); err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(out.String(), "\n")
		years += body
	}
	if _, body, _ := strings.Cut(whole.String(), "\n"); body != years {
		t.Errorf("panel\n%s\nyear by year\n%s", body, years)
	}
}

type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// A disk that is full in the middle, or a cancelled run, ends the writing.
func TestComplexityWriteEnds(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("location,product,value\n")
	for l := range 200 {
		for p := range 50 {
			if (l*7+p*3)%5 < 2 {
				fmt.Fprintf(&csv, "L%d,P%d,%d\n", l, p, 1+(l*p)%11)
			}
		}
	}
	if err := complexityOf(t, csv.String()).WriteCSV(&full{room: 200_000}); !errors.Is(err, errFull) {
		t.Errorf("got %v, want %v", err, errFull)
	}
	fs := pflag.NewFlagSet("complexity", pflag.ContinueOnError)
	work := complexityTool.New(fs)
	ctx, cancel := context.WithCancel(context.Background())
	result, err := work(ctx, nil, strings.NewReader(csv.String()))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := result.WriteCSV(io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}
