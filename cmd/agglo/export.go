package main

import (
	"context"
	"io"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/dataset"
	"agglo/export"
	"agglo/indicator"
)

func exportCommand(g *global) *cobra.Command {
	var in export.PanelIn
	to := ""
	c := &cobra.Command{
		Use:   "export",
		Short: "The data set, or an indicator over regions and years, for other programs",
		Long: "Without --indicator, export writes the whole data set to a new folder as a Data Package:\n--format csv (the default), parquet or xlsx. It can be checked, built and served like any other.\n\nWith --indicator, export writes a panel: " +
			strings.Join(panelForms(), ", ") + ".\ncsvw writes the table to the file named with --to, and its metadata beside it.",
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if in.Indicator == "" {
				return g.exportDataset(c.Context(), to, c.ErrOrStderr())
			}
			return g.exportPanel(c.Context(), in, to, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	for _, f := range inputFields(reflect.ValueOf(&in).Elem()) {
		f.declare(c.Flags())
	}
	c.Flags().StringVarP(&to, "to", "o", "", "folder, or for a panel file, to write to (default for a panel: standard output)")
	return c
}

// exportDataset writes the data set in use, once it is free of errors.
func (g *global) exportDataset(ctx context.Context, to string, progress io.Writer) error {
	format := g.format
	switch format {
	case "", "datapackage":
		format = "csv"
	case "csv", "parquet", "xlsx":
	default:
		return agglo.Errorf(agglo.Usage, "--format %s: a data set is exported as csv, parquet or xlsx; with --indicator as %s", format, strings.Join(panelForms(), ", "))
	}
	if to == "" {
		return agglo.Errorf(agglo.Usage, "export needs a folder for the data set: --to DIR")
	}
	b, err := g.build(ctx, "", progress)
	if err != nil {
		return err
	}
	all, err := b.dataset.Contents(ctx)
	if err != nil {
		return err
	}
	return dataset.Write(ctx, to, format, all)
}

// panelForms returns the names of the formats of a panel.
func panelForms() []string {
	out := []string{"json"}
	for _, f := range export.TableForms {
		out = append(out, f.Name)
	}
	for _, f := range export.Forms {
		out = append(out, f.Name)
	}
	return out
}

func (g *global) exportPanel(ctx context.Context, in export.PanelIn, to string, stdout, progress io.Writer) error {
	lang, err := g.language()
	if err != nil {
		return err
	}
	r, closeStore, err := g.open(ctx, progress)
	if err != nil {
		return err
	}
	defer closeStore()
	a, err := export.Panel.Run(ctx, r, in)
	if err != nil {
		return err
	}
	write, err := g.panelWriter(ctx, r, a, lang, to)
	if err != nil {
		return err
	}
	if g.format == "csvw" {
		if err := writeTo(stdout, to, a.Tables(lang)[0].WriteCSV); err != nil {
			return err
		}
		to += "-metadata.json"
	}
	return writeTo(stdout, to, write)
}

// panelWriter returns what writes a panel in the format asked for.
func (g *global) panelWriter(ctx context.Context, r *indicator.Registry, a *export.PanelAnswer, lang agglo.Lang, to string) (func(io.Writer) error, error) {
	if g.format == "csvw" && to == "" {
		return nil, agglo.Errorf(agglo.Usage, "--format csvw needs a file for the table: --to panel.csv")
	}
	for _, f := range export.TableForms {
		if f.Name == g.format {
			return func(w io.Writer) error { return f.Write(w, a.Tables(lang)...) }, nil
		}
	}
	for _, f := range export.Forms {
		if f.Name != g.format {
			continue
		}
		boundaries, err := r.Store().Snapshot().Boundaries(ctx)
		if err != nil {
			return nil, err
		}
		more := export.Context{Lang: lang, Boundaries: boundaries, TableURL: filepath.Base(to)}
		return func(w io.Writer) error { return f.Write(w, a, more) }, nil
	}
	switch g.format {
	case "", "table", "md", "json":
		return func(w io.Writer) error { return g.print(w, a, a.Tables(lang), lang) }, nil
	}
	return nil, agglo.Errorf(agglo.Usage, "--format %s: a panel is exported as %s", g.format, strings.Join(panelForms(), ", "))
}
