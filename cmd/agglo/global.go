package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"agglo"
)

// global holds the flags that all commands share.
type global struct {
	dataset string
	store   string
	format  string
	lang    string
	noColor bool
}

func (g *global) flags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&g.dataset, "dataset", os.Getenv("AGGLO_DATASET"), "folder of the data set (default: the working folder if it holds a datapackage.json, else the bundled one)")
	f.StringVar(&g.store, "store", os.Getenv("AGGLO_STORE"), "file of the store (default: in the user's cache folder)")
	f.StringVar(&g.format, "format", "", "table, csv, json or md; of a question also xlsx with --to (default table)")
	f.StringVar(&g.lang, "lang", "en", "language: en or zh")
	f.BoolVar(&g.noColor, "no-color", os.Getenv("NO_COLOR") != "", "plain text without colours")
}

func (g *global) language() (agglo.Lang, error) {
	l, err := agglo.ParseLang(g.lang)
	if err != nil {
		return "", agglo.Errorf(agglo.Usage, "--lang: %v", err)
	}
	return l, nil
}

// terminal returns the width of the terminal that w is, and false where it is
// none.
func terminal(w io.Writer) (width int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	return width, true
}
