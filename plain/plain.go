// Package plain runs the measures on plain CSV tables, without a data set: the
// tools behind "agglo measure NAME".
package plain

import (
	"context"
	"io"

	"github.com/spf13/pflag"

	"agglo/table"
)

// A Tool is one measure on plain tables.
type Tool struct {
	Name    string // as in "agglo measure NAME"
	Summary string // one sentence
	Args    string // the arguments in a usage line, such as "FILE.csv"
	Help    string // columns read and written, with units

	// New declares the flags and returns the function that runs the tool.
	// A tool takes one run: the flags are set between New and the call.
	New func(*pflag.FlagSet) Run
}

// A Run reads the files named by args ("-" and none mean stdin) and returns
// the result. Large results may be streamed: see [Result].
type Run func(ctx context.Context, args []string, stdin io.Reader) (Result, error)

// A Result is a table that can be written; [*table.Table] is one. A tool with
// millions of rows returns its own type, whose WriteCSV streams.
type Result interface {
	WriteCSV(io.Writer) error
	Table() *table.Table
}

// Notes are what a reader has to know beside the rows, such as why a value is
// unknown: a [Result] that has them and does not carry them as the note of its
// table says so here. They go to standard error, never among the rows.
type Notes interface{ Notes() []string }

// Tools returns all tools in the order of the documentation.
func Tools() []Tool {
	return []Tool{
		specialisationTool, shiftshareTool, theilTool, concentrationTool, complexityTool,
		riskTool, networkTool, moranTool, kdensityTool, clustersTool,
		pmedianTool, pcenterTool, coverTool, setcoverTool, outlookTool,
	}
}
