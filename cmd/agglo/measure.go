package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"agglo/plain"
)

func measureCommand(g *global) *cobra.Command {
	parent := &cobra.Command{Use: "measure NAME", Short: "A measure on a plain CSV, without a data set",
		Args: cobra.ArbitraryArgs, RunE: unknownCommand}
	for _, t := range plain.Tools() {
		c := &cobra.Command{Use: t.Name + " " + t.Args, Short: t.Summary, Long: t.Summary + "\n\n" + t.Help}
		run := t.New(c.Flags())
		c.RunE = func(c *cobra.Command, args []string) error {
			result, err := run(c.Context(), args, c.InOrStdin())
			if err != nil {
				return err
			}
			if err := g.printResult(c.OutOrStdout(), result); err != nil {
				return err
			}
			return g.printNotes(c.ErrOrStderr(), result)
		}
		parent.AddCommand(c)
	}
	return parent
}

// printNotes writes what a reader has to know beside the rows: where the format
// has no place for the note of a table, that too.
func (g *global) printNotes(w io.Writer, r plain.Result) error {
	var notes []string
	if n, ok := r.(plain.Notes); ok {
		notes = n.Notes()
	} else if note := r.Table().Note; note != "" && (g.format == "csv" || g.format == "json") {
		notes = []string{note}
	}
	for _, note := range notes {
		if _, err := fmt.Fprintln(w, "agglo: "+note); err != nil {
			return err
		}
	}
	return nil
}
