package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	documented = regexp.MustCompile("(?m)(?:^    |`)agglo ([^`\n]*)")
	word       = regexp.MustCompile(`"[^"]*"|\S+`)
	// An example with a placeholder, a file or a pipe, or one that goes on until
	// it is stopped, cannot be run as it stands.
	placeholder = regexp.MustCompile(`\b[A-Z]{2,}\b|\.csv|\.xlsx --into|mydata|my-data|编号|\|| > |scenario |^(serve|mcp|publish|measure|import|check)\b`)
)

// examples returns the commands on bundled data that the pages for users show.
func examples(t *testing.T) []string {
	t.Helper()
	var out []string
	read := func(path string) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range documented.FindAllStringSubmatch(string(text), -1) {
			command, _, _ := strings.Cut(m[1], "  ")
			command, _, _ = strings.Cut(command, " #")
			if len(strings.Fields(command)) > 1 && !placeholder.MatchString(strings.ReplaceAll(command, "CN", "")) {
				out = append(out, command)
			}
		}
	}
	read("../../README.md")
	read("../../README.zh.md")
	err := filepath.WalkDir("../../docs", func(path string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".md" {
			read(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestDocumentedCommands runs the examples of the pages for users as printed.
func TestDocumentedCommands(t *testing.T) {
	commands := examples(t)
	if len(commands) < 25 {
		t.Fatalf("found only %d commands: %q", len(commands), commands)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Chdir(t.TempDir())
	for _, c := range commands {
		var args []string
		for _, w := range word.FindAllString(c, -1) {
			args = append(args, strings.Trim(w, `"`))
		}
		var out, errs bytes.Buffer
		if status := run(t.Context(), args, strings.NewReader(""), &out, &errs); status != 0 {
			t.Errorf("agglo %s: exit status %d\n%s", c, status, errs.String())
		}
	}
	t.Logf("%d commands: %s", len(commands), strings.Join(commands, "; "))
}
