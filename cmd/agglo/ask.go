package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"agglo"
	"agglo/answer"
	"agglo/export"
)

// questionCommands makes a command of every question.
func questionCommands(g *global) []*cobra.Command {
	return []*cobra.Command{
		ask(g, answer.Profile), ask(g, answer.Rank), ask(g, answer.Chain), ask(g, answer.Compare), ask(g, answer.Findings),
		ask(g, answer.Outlook), ask(g, answer.Reconcile), ask(g, answer.Figure), ask(g, answer.Search), ask(g, answer.Indicators),
		ask(g, answer.Similar), ask(g, answer.Next), ask(g, answer.Specialisation), ask(g, answer.Concentration), ask(g, answer.Chokepoints), ask(g, answer.Clusters),
		ask(g, answer.Sufficiency), ask(g, answer.Gaps), ask(g, answer.Shock), ask(g, answer.Arrival), ask(g, answer.Site), scenarioCommand(g),
	}
}

// ask makes a command of one question: its flags and arguments from the tags
// of the input.
func ask[In any, Out answer.Answer](g *global, q answer.Question[In, Out]) *cobra.Command {
	var in In
	fields := inputFields(reflect.ValueOf(&in).Elem())
	c := &cobra.Command{Short: q.Title.En, Long: q.Summary.En}
	c.Use = q.Name + usageLine(fields)
	o := output{name: q.Name}
	c.Flags().StringVar(&o.table, "table", "", "name of the one table to write, such as links of shock; without it csv has the first")
	c.Flags().StringVarP(&o.to, "to", "o", "", "file to write to (default: standard output); --format may then be xlsx, too")
	for _, f := range fields {
		if f.position == "" {
			f.declare(c.Flags())
		}
	}
	c.Args = func(_ *cobra.Command, args []string) error { return setArgs(fields, args, q.Name) }
	c.RunE = func(c *cobra.Command, _ []string) error {
		lang, err := g.language()
		if err != nil {
			return err
		}
		if err := checkGiven(c.Flags(), fields); err != nil {
			return err
		}
		r, closeStore, err := g.open(c.Context(), c.ErrOrStderr())
		if err != nil {
			return err
		}
		defer closeStore()
		if err := readFiles(fields); err != nil {
			return err
		}
		out, err := q.Run(c.Context(), r, in)
		if err != nil {
			return err
		}
		return g.write(c, o, out, lang)
	}
	return c
}

// An output is where an answer goes, and what of it.
type output struct {
	name  string // of the question
	to    string // file; empty for standard output
	table string // the one table to write; empty for all
}

func (g *global) write(c *cobra.Command, o output, out answer.Answer, lang agglo.Lang) error {
	if g.format == "xlsx" && o.to == "" {
		return agglo.Errorf(agglo.Usage, "--format xlsx needs a file: --to %s.xlsx", o.name)
	}
	tables, err := tableNamed(out.Tables(lang), o.table)
	if err != nil {
		return err
	}
	err = writeTo(c.OutOrStdout(), o.to, func(w io.Writer) error {
		if g.format == "xlsx" {
			return export.WriteXLSX(w, tables)
		}
		return g.print(w, out, tables, lang)
	})
	if err == nil && g.format == "csv" {
		printBeside(c.ErrOrStderr(), out, tables, lang)
	}
	return err
}

// A field is one field of the input of a question.
type field struct {
	value    reflect.Value
	declared reflect.StructField
	name     string // of the flag
	position string // on the command line: a number, "*" for all that follow, empty for a flag
	required bool
	doc      string
	enum     string
	file     bool // the flag names a file, whose text is the value
}

func inputFields(v reflect.Value) []field {
	var out []field
	for i := range v.NumField() {
		tag := v.Type().Field(i).Tag
		f := field{
			value: v.Field(i), declared: v.Type().Field(i), name: tag.Get("query"), position: tag.Get("arg"), required: tag.Get("required") == "true",
			doc: tag.Get("doc"), enum: tag.Get("enum"), file: tag.Get("file") == "true",
		}
		if d := tag.Get("default"); d != "" && f.value.Kind() != reflect.Slice {
			setText(f.value, d)
		}
		out = append(out, f)
	}
	return out
}

// checkGiven returns an error for a flag whose value is not allowed. A zero
// that is given is not the same as nothing given.
func checkGiven(flags *pflag.FlagSet, fields []field) error {
	for _, f := range fields {
		if f.position != "" || !flags.Changed(f.name) {
			continue
		}
		if err := answer.Allowed(f.declared, f.value); err != nil {
			return agglo.Errorf(agglo.Usage, "--%v", err)
		}
	}
	return nil
}

// readFiles puts the text of files in the place of their names.
func readFiles(fields []field) error {
	for _, f := range fields {
		if name := f.value.String(); f.file && name != "" {
			text, err := os.ReadFile(name)
			if err != nil {
				return agglo.Errorf(agglo.NotFound, "--%s: %v", f.name, err)
			}
			if len(bytes.TrimSpace(text)) == 0 {
				return agglo.Errorf(agglo.Invalid, "--%s: %s is empty", f.name, name)
			}
			f.value.SetString(string(text))
		}
	}
	return nil
}

func usageLine(fields []field) string {
	text := ""
	for _, f := range fields {
		word := strings.ToUpper(strings.TrimSuffix(f.name, "s"))
		switch {
		case f.position == "":
		case f.position == "*":
			text += " " + word + " " + word + "..."
		case f.required:
			text += " " + word
		default:
			text += " [" + word + "]"
		}
	}
	return text
}

func (f field) declare(flags *pflag.FlagSet) {
	doc := f.doc
	if f.file {
		doc = "file with " + doc
	}
	if f.enum != "" {
		doc += " (" + strings.ReplaceAll(f.enum, ",", ", ") + ")"
	}
	switch p := f.value.Addr().Interface().(type) {
	case *string:
		flags.StringVar(p, f.name, *p, doc)
	case *bool:
		flags.BoolVar(p, f.name, *p, doc)
	case *int:
		flags.IntVar(p, f.name, *p, doc)
	case *float64:
		flags.Float64Var(p, f.name, *p, doc)
	case *[]string:
		flags.StringSliceVar(p, f.name, nil, doc)
	default:
		panic(fmt.Sprintf("agglo: a question cannot take a %T", p))
	}
}

func setText(v reflect.Value, text string) error {
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = text
	case *int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return agglo.Errorf(agglo.Usage, "%q is not a whole number", text)
		}
		*p = n
	case *float64:
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return agglo.Errorf(agglo.Usage, "%q is not a number", text)
		}
		*p = x
	}
	return nil
}

// setArgs gives the arguments to the fields with a position.
func setArgs(fields []field, args []string, command string) error {
	next := 0
	for _, f := range fields {
		switch {
		case f.position == "":
			continue
		case f.position == "*":
			f.value.Set(reflect.ValueOf(args[next:]))
			next = len(args)
		case next < len(args):
			if err := setText(f.value, args[next]); err != nil {
				return err
			}
			next++
		case f.required:
			return agglo.Errorf(agglo.Usage, "%s needs %s: %s", command, strings.ToUpper(f.name), f.doc)
		}
	}
	if next < len(args) {
		return agglo.Errorf(agglo.Usage, "%s does not take %q\nsee agglo %s --help", command, args[next], command)
	}
	return nil
}
