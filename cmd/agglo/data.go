package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"agglo/dataset"
)

func checkCommand(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "check [DIR]",
		Short: "Every error of a data set, or ok",
		Args:  usage(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			fsys, dir := g.source(first(args))
			d, err := openDataset(fsys, dir)
			if d == nil {
				return err
			}
			bar := newProgress(c.ErrOrStderr())
			problems := d.Check(c.Context(), func(p dataset.Progress) { bar.stage("checking "+p.File, p.Done, p.Total) })
			bar.done()
			if g.format == "json" {
				if err := json.NewEncoder(c.OutOrStdout()).Encode(problems); err != nil {
					return err
				}
			}
			if err := problems.Err(); err != nil {
				return err
			}
			for _, p := range problems {
				fmt.Fprintln(c.ErrOrStderr(), p)
			}
			if g.format != "json" {
				fmt.Fprintf(c.OutOrStdout(), "%s: ok, %d files\n", name(dir), len(d.Files))
			}
			return nil
		},
	}
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func name(dir string) string {
	if dir == "" {
		return "the bundled data set"
	}
	return dir
}

func buildCommand(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "build [DIR]",
		Short: "Make the store; nothing to do when nothing changed",
		Args:  usage(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			b, err := g.build(c.Context(), first(args), c.ErrOrStderr())
			if err != nil {
				return err
			}
			what := "is up to date"
			if b.fresh {
				what = "built"
			}
			info, err := os.Stat(b.path)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%s %s: release %.12s, %.1f MB\n", b.path, what, b.hash, float64(info.Size())/1e6)
			return nil
		},
	}
}

func versionCommand(*global) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "The version of the program",
		Args:  usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			version := "devel"
			if info, ok := debug.ReadBuildInfo(); ok {
				if info.Main.Version != "" && info.Main.Version != "(devel)" {
					version = info.Main.Version
				}
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						version += " " + s.Value
					}
				}
				version += " " + info.GoVersion
			}
			_, err := fmt.Fprintln(c.OutOrStdout(), "agglo", version)
			return err
		},
	}
}
