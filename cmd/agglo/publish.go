package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/api"
	"agglo/publish"
	"agglo/web"
)

func publishCommand(g *global) *cobra.Command {
	o := publish.Options{}
	c := &cobra.Command{
		Use:   "publish DIR",
		Short: "The observatory as files, for any web server or from disk",
		Long:  "publish writes the front end and the answers that its pages ask for to a folder. DIR/index.html\nopens from disk; any web server can hand the folder over, below any path. What is computed from\nwhat a reader enters is left out: search, and questions other than those the pages start\nwith. Scenarios can be computed beforehand with --also.",
		Args:  usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.publish(c.Context(), args[0], o, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringSliceVar(&o.Regions, "region", nil, "regions to publish, by id or name, with those around them (default: those with the most sites)")
	f.IntVar(&o.Most, "regions", 25, "how many regions to publish where none are named")
	f.IntVar(&o.Figures, "figures", 20_000, "how many figures to publish with their lineage, at most")
	f.StringArrayVar(&o.Also, "also", nil, "another address of the API to publish, such as '/api/v1/rank?indicator=gdp&period=2020'; may be repeated")
	return c
}

func (g *global) publish(ctx context.Context, dir string, o publish.Options, stdout, stderr io.Writer) error {
	if o.Most < 1 || o.Figures < 1 {
		return agglo.Errorf(agglo.Usage, "--regions and --figures are counts of at least 1")
	}
	b, err := g.build(ctx, "", stderr)
	if err != nil {
		return err
	}
	r, err := openRelease(b.path)
	if err != nil {
		return err
	}
	s := api.New(api.Options{Version: programVersion(), Log: slog.New(slog.NewTextHandler(stderr, nil))})
	s.Swap(r)
	defer s.Close()
	bar := newProgress(stderr)
	o.Progress = bar.stage
	result, err := publish.Site(ctx, s, web.Publication(), dir, o)
	bar.done()
	if err != nil {
		return err
	}
	if n := len(result.Refused); n > 0 {
		fmt.Fprintf(stderr, "left out: %d questions that have no answer, such as %s\n(all of them are in %s)\n", n, result.Refused[0], filepath.Join(dir, publish.Marker))
	}
	if result.Left > 0 {
		fmt.Fprintf(stderr, "left out: %d figures beyond --figures %d\n", result.Left, o.Figures)
	}
	_, err = fmt.Fprintf(stdout, "%s: %d regions, %d answers, %d figures, %.1f MB\nlook at it: open %s in a browser\n",
		dir, len(result.Regions), result.Answers, result.Figures, float64(result.Bytes)/1e6, filepath.Join(dir, "index.html"))
	return err
}
