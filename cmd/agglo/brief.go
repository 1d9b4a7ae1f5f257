package main

import (
	"context"
	"encoding/json"
	"io"
	"os"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/answer"
	"agglo/brief"
)

func briefCommand(g *global) *cobra.Command {
	in, to := answer.ProfileIn{}, ""
	c := &cobra.Command{
		Use:   "brief",
		Short: "The brief of a region: md, html, pdf or json",
		Long:  "A publishable brief of a region: its economy, industry, chain, targets, foreign-funded sites,\nwhat is notable, published statements checked, and what is not known. Every figure has a note\nwith its source and the words of the source.",
		Args:  usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			lang, err := g.language()
			if err != nil {
				return err
			}
			r, closeStore, err := g.open(c.Context(), c.ErrOrStderr())
			if err != nil {
				return err
			}
			defer closeStore()
			profile, err := answer.Profile.Run(c.Context(), r, in)
			if err != nil {
				return err
			}
			return writeTo(c.OutOrStdout(), to, func(w io.Writer) error { return g.writeBrief(c.Context(), w, brief.Region(profile, lang)) })
		},
	}
	c.Flags().StringVar(&in.Region, "region", "", "region by id or name (default: that of the data set)")
	c.Flags().StringVar(&in.Chain, "chain", "", "chain in the foreground (default: that of the data set)")
	c.Flags().StringVar(&in.Period, "period", "", "period (default: that of the data set)")
	c.Flags().StringVarP(&to, "to", "o", "", "file to write to (default: standard output)")
	return c
}

func (g *global) writeBrief(ctx context.Context, w io.Writer, d *brief.Document) error {
	switch g.format {
	case "":
		return g.briefText(w, d)
	case "md":
		return d.Markdown(w)
	case "html":
		return d.HTML(w)
	case "pdf":
		if _, onTerminal := terminal(w); onTerminal {
			return agglo.Errorf(agglo.Usage, "a PDF is not for the terminal: name a file with --to brief.pdf")
		}
		return d.PDF(ctx, w)
	case "json":
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(d)
	}
	return agglo.Errorf(agglo.Usage, "--format %s: a brief is md, html, pdf or json", g.format)
}

// briefText writes a brief for reading: as text on a terminal, as Markdown on a
// pipe.
func (g *global) briefText(w io.Writer, d *brief.Document) error {
	width, onTerminal := terminal(w)
	if !onTerminal {
		return d.Markdown(w)
	}
	if !g.noColor {
		w = &painter{w}
	}
	return d.Text(w, min(width, 100))
}

// writeTo writes to a file, which is complete or not there, or to w where none
// is named.
func writeTo(w io.Writer, path string, write func(io.Writer) error) error {
	if path == "" {
		return write(w)
	}
	temporary := path + ".tmp"
	f, err := os.Create(temporary)
	if err != nil {
		return agglo.Errorf(agglo.Invalid, "%s cannot be written: %v", path, err)
	}
	defer os.Remove(temporary)
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}
