// Command agglo is an observatory of industry clusters and industry chains.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/dataset"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main for tests: it returns the exit status. 0 is done, 1 says that
// the data or the answer is at fault, 2 wrong usage.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	return report(err, stderr)
}

// report prints an error for people and returns the exit status.
func report(err error, stderr io.Writer) int {
	var problems dataset.Problems
	if errors.As(err, &problems) {
		fmt.Fprintln(stderr, problems.Error())
		return 1
	}
	fmt.Fprintf(stderr, "agglo: %v\n", err)
	if agglo.KindOf(err) == agglo.Usage {
		return 2
	}
	return 1
}

func newRoot() *cobra.Command {
	g := &global{}
	root := &cobra.Command{
		Use:           "agglo",
		Short:         "An observatory of industry clusters and industry chains",
		Long:          "agglo reads the tables of a data set and answers: how complete is an industry chain\nin a region, where does the region rank, what share of the nation is made here, will\nits target be met. Every figure can be followed to its formula, its rows and its sources.\n\nWithout --dataset, the data set of the working folder is used, else the bundled one.",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return agglo.Errorf(agglo.Usage, "%v\nsee %s --help", err, c.CommandPath())
	})
	root.Args, root.RunE = cobra.ArbitraryArgs, unknownCommand
	g.flags(root)
	root.AddGroup(&cobra.Group{ID: "data", Title: "Data:"}, &cobra.Group{ID: "ask", Title: "Questions:"}, &cobra.Group{ID: "out", Title: "Publishing:"}, &cobra.Group{ID: "tool", Title: "Tools:"})
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add("data", checkCommand(g), buildCommand(g), importCommand(g))
	add("ask", questionCommands(g)...)
	add("out", briefCommand(g))
	add("out", serveCommand(g), mcpCommand(g), exportCommand(g), publishCommand(g))
	add("tool", measureCommand(g), versionCommand(g))
	root.SetHelpCommandGroupID("tool")
	root.SetCompletionCommandGroupID("tool")
	return root
}

// unknownCommand is what a command does that only has commands below it.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return c.Help()
	}
	hint := ""
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("; did you mean %q?", near[0])
	}
	return agglo.Errorf(agglo.Usage, "unknown command %q%s\nsee %s --help", args[0], hint, c.CommandPath())
}

// usage makes the errors of a check of arguments errors of usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return agglo.Errorf(agglo.Usage, "%v\nsee %s --help", err, c.CommandPath())
		}
		return nil
	}
}
