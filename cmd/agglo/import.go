package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"agglo"
	"agglo/dataset"
	"agglo/intake"
	"agglo/table"
)

// An importing is the command import with its flags.
type importing struct {
	*global
	into, mapping, sheet, table string
	set                         []string
	accept, dry                 bool
}

func importCommand(g *global) *cobra.Command {
	in := &importing{global: g}
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "A spreadsheet as people have it, into a data set",
		Long:  "import reads an .xlsx or .csv file with headings in Chinese or English, finds the header,\nthe units, the regions, links and organisations that are meant, and merges the rows into\nthe tables of the data set. What was decided is kept in DIR/" + intake.Folder + " and used again:\nthe mapping of headings as NAME.json, the names of organisations as matches.csv.\n\nThe data set is checked as it would become; where that finds an error, nothing changes.\nThe exit status is 1 where a row was rejected. The rest is taken: correct the sheet and\nimport it again.",
		Args:  usage(cobra.ExactArgs(1)),
		RunE:  func(c *cobra.Command, args []string) error { return in.run(c.Context(), args[0], c) },
	}
	f := c.Flags()
	f.StringVar(&in.into, "into", "", "folder of the data set (default: the one in use)")
	f.StringVar(&in.mapping, "mapping", "", "mapping of headings (default: the one kept for this file, else made from the headings)")
	f.StringVar(&in.sheet, "sheet", "", "sheet of the workbook (default: the first with content)")
	f.StringVar(&in.table, "table", "", "table that the rows are of (default: as the headings tell)")
	f.StringArrayVar(&in.set, "set", nil, "COLUMN=VALUE for all rows, such as chain=power-battery, source=ID or within=Jiangsu; may be repeated")
	f.BoolVar(&in.accept, "accept-potential", false, "take the likeliest organisation where a name may mean one")
	f.BoolVar(&in.dry, "dry-run", false, "report what would be done and change nothing")
	return c
}

func (in *importing) run(ctx context.Context, file string, c *cobra.Command) error {
	d, dir, err := in.open(ctx, c.ErrOrStderr())
	if err != nil {
		return err
	}
	o, err := in.options(dir, file, c)
	if err != nil {
		return err
	}
	sheet, err := intake.Read(file, in.sheet)
	if err != nil {
		return err
	}
	p, err := intake.NewPlan(ctx, d, sheet, o)
	if err != nil {
		return err
	}
	keep := file
	if in.mapping != "" {
		keep = "" // it is kept where it is
	}
	if in.dry {
		err = p.Check(ctx)
	} else {
		err = p.Apply(ctx, dir, keep)
	}
	if err != nil {
		return agglo.Errorf(agglo.KindOf(err), "the data set would have errors, nothing was changed:\n%v", err)
	}
	if err := in.report(c.OutOrStdout(), p); err != nil {
		return err
	}
	if n := p.Count(intake.Rejected); n > 0 {
		return agglo.Errorf(agglo.Invalid, "%d of %d rows of %s were rejected, as the report says: correct them and import again", n, len(p.Rows), sheet.File)
	}
	return nil
}

// open opens the data set that is imported into, once it is free of errors.
func (in *importing) open(ctx context.Context, progress io.Writer) (*dataset.Dataset, string, error) {
	fsys, dir := in.source(in.into)
	if dir == "" {
		return nil, "", agglo.Errorf(agglo.Usage, "import needs the folder of a data set: --into DIR (the bundled one cannot be changed)")
	}
	d, err := openDataset(fsys, dir)
	if err != nil {
		return nil, "", err
	}
	bar := newProgress(progress)
	defer bar.done()
	_, err = check(ctx, d, bar)
	return d, dir, err
}

func (in *importing) options(dir, file string, c *cobra.Command) (o intake.Options, err error) {
	o = intake.Options{Table: in.table, AcceptPotential: in.accept, Constants: map[string]string{}}
	for _, one := range in.set {
		name, value, ok := strings.Cut(one, "=")
		if !ok {
			return o, agglo.Errorf(agglo.Usage, "--set %s: write COLUMN=VALUE", one)
		}
		o.Constants[name] = value
	}
	path := in.mapping
	if path == "" {
		path = intake.MappingPath(dir, file)
	}
	if o.Mapping, err = intake.LoadMapping(path); err != nil {
		return o, err
	}
	if in.mapping != "" && o.Mapping == nil {
		return o, agglo.Errorf(agglo.NotFound, "there is no mapping %s", in.mapping)
	}
	if o.Decisions, err = intake.LoadDecisions(intake.MatchesPath(dir)); err != nil {
		return o, err
	}
	if f, ok := c.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) && !in.accept && !in.dry {
		o.Ask = asker(bufio.NewScanner(f), c.ErrOrStderr())
	}
	return o, nil
}

// asker asks which organisation a name means.
func asker(answers *bufio.Scanner, w io.Writer) func(string, []intake.Candidate) (string, string, error) {
	return func(name string, candidates []intake.Candidate) (string, string, error) {
		candidates = candidates[:min(9, len(candidates))]
		fmt.Fprintf(w, "\n%s may be:\n", name)
		for i, c := range candidates {
			fmt.Fprintf(w, "  %d  %s (%s), %s\n", i+1, c.Name, c.ID, c.Why)
		}
		fmt.Fprint(w, "  n  none of them, it is new\n  Enter  decide later\n> ")
		if !answers.Scan() {
			return intake.Potential, "", answers.Err()
		}
		text := strings.TrimSpace(answers.Text())
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(candidates) {
			return intake.Match, candidates[n-1].ID, nil
		}
		if strings.EqualFold(text, "n") {
			return intake.NewOne, "", nil
		}
		return intake.Potential, "", nil
	}
}

// report writes what was understood. CSV has the rows alone.
func (in *importing) report(w io.Writer, p *intake.Plan) error {
	lang, err := in.language()
	if err != nil {
		return err
	}
	tables := p.Tables(lang)
	switch in.format {
	case "json":
		return writeTablesJSON(w, tables)
	case "csv":
		return tables[0].WriteCSV(w)
	case "md":
		for _, t := range tables {
			if err := t.WriteMarkdown(w); err != nil {
				return err
			}
			fmt.Fprintln(w)
		}
		return nil
	case "", "table":
		return in.printText(w, p.Lead().In(lang), tables, lang)
	}
	return badFormat(in.format)
}

// writeTablesJSON writes tables as one object with an array for each.
func writeTablesJSON(w io.Writer, tables []*table.Table) error {
	out := map[string]json.RawMessage{}
	for _, t := range tables {
		var b bytes.Buffer
		if err := t.WriteJSON(&b); err != nil {
			return err
		}
		out[t.Name] = b.Bytes()
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
