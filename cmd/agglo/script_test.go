package main

import (
	"context"
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"agglo": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		// status runs agglo with the arguments after the first and checks its exit status.
		"status": func() {
			want := os.Args[1]
			got := run(context.Background(), os.Args[2:], os.Stdin, os.Stdout, os.Stderr)
			if string(rune('0'+got)) != want {
				os.Stderr.WriteString("exit status " + string(rune('0'+got)) + ", want " + want + "\n")
				os.Exit(1)
			}
		},
	})
}

// TestScript runs the command line as a user would; the scripts in
// testdata/script share one cache, so that the bundled store is built once.
func TestScript(t *testing.T) {
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("HOME", cache)
			return nil
		},
	})
}
