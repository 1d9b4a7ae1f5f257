package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"agglo"
	"agglo/api"
	"agglo/dataset"
	"agglo/indicator"
	"agglo/store"
	"agglo/web"
)

func serveCommand(g *global) *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "The observatory in the browser, its API, and its tools for assistants",
		Long:  "serve answers over HTTP: pages for people at /, the API at /api, tools for assistants at\n/mcp. It watches the folder of the data set. When the folder changes, it is checked and\nserved anew; while it has errors, what was served before stays, and /api/v1/status and\nthis terminal say what is wrong.",
		Args:  usage(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.serve(c.Context(), addr, first(args), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "address to serve at; port 0 takes any that is free")
	return c
}

// serve listens before it builds, so that a port that is taken is known at once.
func (g *global) serve(ctx context.Context, addr, arg string, stdout, stderr io.Writer) error {
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	b, err := g.build(ctx, arg, stderr)
	if err != nil {
		return err
	}
	r, err := openRelease(b.path)
	if err != nil {
		return err
	}
	version := programVersion()
	log := slog.New(slog.NewTextHandler(stderr, nil))
	var s *api.Server
	s = api.New(api.Options{Version: version, Web: web.Handler(func() []byte { return s.Described() }), Log: log})
	s.Swap(r)
	s.Report(told(b.warned), nil)
	defer s.Close()

	reload := &reloader{g: g, arg: arg, server: s, files: b.files, log: log}
	if _, dir := g.source(arg); dir != "" {
		watcher, err := watch(dir)
		if err != nil {
			return err
		}
		defer watcher.Close()
		var reloading sync.WaitGroup
		defer reloading.Wait() // what it makes is whole, or not there, when serve ends
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		reloading.Go(func() { reload.run(ctx, watcher) })
	}
	fmt.Fprintf(stdout, "agglo serves %s at http://%s\n", b.dataset.Descriptor.Name, address(listener))
	return serveUntil(ctx, listener, s)
}

// Limits of the server. Answers have no time limit for writing, because the
// stream of news never ends; each question has its own.
const (
	headerTimeout   = 10 * time.Second
	idleTimeout     = 2 * time.Minute
	headerBytes     = 64 << 10
	shutdownTimeout = 10 * time.Second
)

// serveUntil serves until ctx is done and then lets requests that run end.
func serveUntil(ctx context.Context, listener net.Listener, s *api.Server) error {
	server := &http.Server{Handler: s, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	s.EndStreams()
	wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(wait); err != nil {
		return server.Close()
	}
	return nil
}

func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, agglo.Errorf(agglo.Invalid, "%s is taken by another program: choose another port with --addr", addr)
	case err != nil:
		return nil, agglo.Errorf(agglo.Usage, "--addr %s: %v: write host:port, such as 127.0.0.1:8080", addr, err)
	}
	return listener, nil
}

// address returns where a browser on this machine finds a listener.
func address(l net.Listener) string {
	host, port, err := net.SplitHostPort(l.Addr().String())
	if ip := net.ParseIP(host); err == nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return l.Addr().String()
}

// openRelease opens the store at path with its indicators.
func openRelease(path string) (*indicator.Registry, error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	r, err := indicator.New(s)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

// A reloader makes another release when the folder of the data set changes.
type reloader struct {
	g      *global
	arg    string
	server *api.Server
	files  string // hash of the files of what is served
	log    *slog.Logger
}

func (l *reloader) run(ctx context.Context, w *watcher) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.changed:
			l.server.Building()
			warned, err := l.reload(ctx)
			if ctx.Err() != nil {
				return
			}
			l.report(warned, err)
		}
	}
}

// reload serves what lies in the folder now, if it is without errors, and
// returns its warnings.
func (l *reloader) reload(ctx context.Context) (dataset.Problems, error) {
	b, err := l.g.build(ctx, l.arg, io.Discard)
	if err != nil {
		return nil, err
	}
	if b.files == l.files {
		return b.warned, nil
	}
	r, err := openRelease(b.path)
	if err != nil {
		return nil, err
	}
	l.server.Swap(r)
	l.files = b.files
	l.log.Info("serving a new release", "release", fmt.Sprintf("%.12s", b.hash))
	return b.warned, nil
}

// told returns problems as the server tells them.
func told(found dataset.Problems) []api.Problem {
	out := make([]api.Problem, len(found))
	for i, p := range found {
		out[i] = api.Problem(p)
	}
	return out
}

func (l *reloader) report(warned dataset.Problems, err error) {
	var found dataset.Problems
	switch {
	case err == nil:
		l.server.Report(told(warned), nil)
	case errors.As(err, &found):
		for _, p := range found {
			l.log.Warn("the data set has an error; the last good release stays", "problem", p.String())
		}
		l.server.Report(told(found), nil)
	default:
		l.log.Error("the data set was not read", "error", err)
		if agglo.KindOf(err) == agglo.Internal {
			err = errors.New("internal error: the terminal of agglo serve has more")
		}
		l.server.Report(nil, err)
	}
}
