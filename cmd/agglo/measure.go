package main

import (
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
			return g.printResult(c.OutOrStdout(), result)
		}
		parent.AddCommand(c)
	}
	return parent
}
