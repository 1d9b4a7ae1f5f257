package main

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"

	"agglo"
	"agglo/answer"
	"agglo/plain"
	"agglo/table"
)

// tableNamed returns the one table of that name, or all where none is named.
func tableNamed(tables []*table.Table, name string) ([]*table.Table, error) {
	if name == "" {
		return tables, nil
	}
	var names []string
	for _, t := range tables {
		if t.Name == name {
			return []*table.Table{t}, nil
		}
		names = append(names, t.Name)
	}
	return nil, agglo.Errorf(agglo.Usage, "--table %s: the answer has %s", name, strings.Join(names, ", "))
}

// printBeside writes what a CSV file of an answer has no place for: the answer
// in a sentence, the note of the table, and the names of the other tables.
func printBeside(w io.Writer, a answer.Answer, tables []*table.Table, lang agglo.Lang) {
	notes := []string{a.Lead().In(lang), tables[0].Note}
	var others []string
	for _, t := range tables[1:] {
		others = append(others, t.Name)
	}
	if len(others) > 0 {
		notes = append(notes, agglo.Textf("further tables, by --table NAME: %s", "其他表可用 --table 名称 输出：%s", strings.Join(others, ", ")).In(lang))
	}
	for _, note := range notes {
		if note != "" {
			fmt.Fprintln(w, "agglo: "+note)
		}
	}
}

// print writes an answer in the format asked for. CSV has one table: the first.
func (g *global) print(w io.Writer, a answer.Answer, tables []*table.Table, lang agglo.Lang) error {
	switch g.format {
	case "json":
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(a)
	case "csv":
		return tables[0].WriteCSV(w)
	case "md":
		return printMarkdown(w, a, tables, lang)
	case "", "table":
		return g.printText(w, a.Lead().In(lang), tables, lang)
	}
	return badFormat(g.format)
}

func badFormat(format string) error {
	return agglo.Errorf(agglo.Usage, "--format %s: use table, csv, json or md", format)
}

// printResult writes the result of a measure.
func (g *global) printResult(w io.Writer, r plain.Result) error {
	switch g.format {
	case "csv":
		return r.WriteCSV(w)
	case "json":
		return r.Table().WriteJSON(w)
	case "md":
		return r.Table().WriteMarkdown(w)
	case "", "table":
		return g.printText(w, "", []*table.Table{r.Table()}, agglo.English)
	}
	return badFormat(g.format)
}

func printMarkdown(w io.Writer, a answer.Answer, tables []*table.Table, lang agglo.Lang) error {
	if _, err := fmt.Fprintf(w, "%s\n", a.Lead().In(lang)); err != nil {
		return err
	}
	for _, t := range tables {
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
		if err := t.WriteMarkdown(w); err != nil {
			return err
		}
	}
	return nil
}

// pipeWidth is how wide a table is where there is no terminal: all of it.
const pipeWidth = 0

func (g *global) printText(w io.Writer, lead string, tables []*table.Table, lang agglo.Lang) error {
	width, onTerminal := terminal(w)
	if !onTerminal {
		width = pipeWidth
	}
	out := w
	if onTerminal && !g.noColor {
		out = &painter{w}
	}
	if lead != "" {
		for _, line := range table.Wrap(lead, width) {
			fmt.Fprintln(out, line)
		}
	}
	for i, t := range tables {
		if i > 0 || lead != "" {
			fmt.Fprintln(out)
		}
		if err := t.WriteText(out, width, lang); err != nil {
			return err
		}
	}
	return nil
}

// A painter colours the signs of states on a terminal.
type painter struct{ w io.Writer }

var paint = newPaint()

func newPaint() *strings.Replacer {
	const green, yellow, red, dim, reset = "\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[2m", "\x1b[0m"
	var pairs []string
	for state, colour := range map[string]string{answer.Leading: green, answer.Present: green, answer.Fragile: yellow, answer.Missing: red, answer.Unknown: dim} {
		for _, lang := range []agglo.Lang{agglo.English, agglo.Chinese} {
			name := answer.StateName(state).In(lang)
			pairs = append(pairs, name, colour+name+reset)
		}
	}
	return strings.NewReplacer(pairs...)
}

var rule = regexp.MustCompile("[ ─]*─")

func (p *painter) Write(b []byte) (int, error) {
	text := rule.ReplaceAllString(paint.Replace(string(b)), "\x1b[2m$0\x1b[0m")
	if _, err := io.WriteString(p.w, text); err != nil {
		return 0, err
	}
	return len(b), nil
}
