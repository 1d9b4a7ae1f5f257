package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"agglo"
)

// A Problem is one thing wrong with a data set, at one place of one file.
type Problem struct {
	File    string `json:"file"`            // path within the data set; a sheet as book.xlsx[links]
	Line    int    `json:"line,omitempty"`  // 1-based, as an editor counts; the row in XLSX and Parquet; 0 if the whole file is meant
	Col     int    `json:"col,omitempty"`   // 1-based, in bytes; 0 if unknown
	Field   string `json:"field,omitempty"` // column name; empty if no one column is meant
	Msg     string `json:"msg"`             // what is wrong and what to do
	Warning bool   `json:"warning,omitempty"`
}

// String returns file:line:field: message.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Field != "" {
		b.WriteString(":" + p.Field)
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	return b.String() + p.Msg
}

// Problems are all the problems of a data set, in the order of its files and lines.
type Problems []Problem

// Error returns the problems one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// As makes problems an [agglo.Error] of kind [agglo.Invalid] for [errors.As].
func (ps Problems) As(target any) bool {
	e, ok := target.(**agglo.Error)
	if ok {
		*e = &agglo.Error{Kind: agglo.Invalid, Msg: ps.Error()}
	}
	return ok
}

// Err returns the problems as an error, and nil where all of them are warnings.
func (ps Problems) Err() error {
	if slices.ContainsFunc(ps, func(p Problem) bool { return !p.Warning }) {
		return ps
	}
	return nil
}

// kept is how many problems of one file are kept; the rest are counted.
const kept = 1000

// A report collects the problems of one file or of one part of it.
type report struct {
	file     string
	problems Problems
	more     int
}

func (r *report) add(p Problem) {
	if len(r.problems) >= kept {
		r.more++
		return
	}
	p.File = r.file
	r.problems = append(r.problems, p)
}

// merge returns the problems of several reports on one file, in the order of
// its lines.
func merge(reports []*report) Problems {
	var all Problems
	more := 0
	for _, r := range reports {
		all = append(all, r.problems...)
		more += r.more
	}
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	if len(all) > kept {
		more += len(all) - kept
		all = all[:kept]
	}
	if more > 0 {
		all = append(all, Problem{File: reports[0].file, Msg: "and " + grouped(more) + " more problems"})
	}
	return all
}

// grouped returns n with its thousands apart: 12,345.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Error returns the same as String.
func (p Problem) Error() string { return p.String() }
