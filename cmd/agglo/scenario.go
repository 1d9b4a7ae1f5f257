package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/answer"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
)

func scenarioCommand(g *global) *cobra.Command {
	var in answer.ChangeIn
	c := &cobra.Command{
		Use:   "scenario DIR",
		Short: "What changes if these rows are added to the data set?",
		Long:  "scenario reads tables from DIR, such as establishments.csv and activities.csv of a plant that\nmay come, or observations.csv with the value of a target that may be met. Their rows are added\nto a copy of the data set, which is checked, built and asked the same as before. Nothing is kept.\nIt costs one build of the data set.",
		Args:  usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			lang, err := g.language()
			if err != nil {
				return err
			}
			a, err := g.scenario(c.Context(), args[0], in, c)
			if err != nil {
				return err
			}
			return g.print(c.OutOrStdout(), a, a.Tables(lang), lang)
		},
	}
	for _, f := range inputFields(reflect.ValueOf(&in).Elem()) {
		f.declare(c.Flags())
	}
	return c
}

// scenario compares the data set in use with a copy that has the rows of a
// folder, too.
func (g *global) scenario(ctx context.Context, dir string, in answer.ChangeIn, c *cobra.Command) (*answer.ChangeAnswer, error) {
	before, closeBefore, err := g.open(ctx, c.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	defer closeBefore()
	temporary, err := os.MkdirTemp("", "agglo-scenario-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temporary)
	observed, err := g.copyWith(ctx, dir, filepath.Join(temporary, "data"))
	if err != nil {
		return nil, err
	}
	copied := &global{dataset: filepath.Join(temporary, "data"), store: filepath.Join(temporary, "scenario.duckdb")}
	b, err := copied.build(ctx, "", c.ErrOrStderr())
	if err != nil {
		return nil, err
	}
	s, err := store.Open(b.path)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	after, err := indicator.New(s)
	if err != nil {
		return nil, err
	}
	return answer.Changes(ctx, before, after, in, observed)
}

// copyWith writes the data set in use, with the rows of the tables of a folder
// after its own, to a new folder, and returns what the observations among them
// are of.
func (g *global) copyWith(ctx context.Context, dir, to string) ([]answer.Observed, error) {
	fsys, own := g.source("")
	d, err := openDataset(fsys, own)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, agglo.Errorf(agglo.NotFound, "there is no folder %s", dir)
	}
	added, err := dataset.Open(os.DirFS(dir))
	if _, missing := os.Stat(filepath.Join(dir, dataset.DescriptorPath)); added == nil || (err != nil && !errors.Is(missing, os.ErrNotExist)) {
		return nil, err
	}
	all, err := d.Contents(ctx)
	if err != nil {
		return nil, err
	}
	more, err := added.Contents(ctx)
	if err != nil {
		return nil, err
	}
	if len(more.Tables) == 0 {
		return nil, agglo.Errorf(agglo.Invalid, "%s has no table of a data set, such as activities.csv", dir)
	}
	for name, rows := range more.Tables {
		all.Tables[name] = chained(all.Tables[name], rows)
	}
	if err := dataset.Write(ctx, to, "csv", all); err != nil {
		return nil, err
	}
	return observedIn(more.Tables["observations"])
}

// observedIn lists what rows of observations are of. Rows with an error are
// passed over: the check of the copy names it.
func observedIn(rows dataset.Rows) ([]answer.Observed, error) {
	if rows == nil {
		return nil, nil
	}
	at := map[string]int{}
	for i, c := range dataset.ColumnsOf("observations") {
		at[c.Name] = i
	}
	var out []answer.Observed
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		text := func(column string) string { s, _ := row[at[column]].(string); return s }
		period, err := agglo.ParsePeriod(text("period"))
		if err != nil {
			continue
		}
		out = append(out, answer.Observed{Region: agglo.RegionID(text("region")), Indicator: text("indicator"), Subject: agglo.Subject(text("subject")), Period: period})
	}
	return out, nil
}

// chained yields the rows of one table after those of another, which may be nil.
func chained(first, then dataset.Rows) dataset.Rows {
	if first == nil {
		return then
	}
	return func(yield func([]any, error) bool) {
		for row, err := range first {
			if !yield(row, err) {
				return
			}
		}
		for row, err := range then {
			if !yield(row, err) {
				return
			}
		}
	}
}
