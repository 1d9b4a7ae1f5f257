package main

import (
	"io"
	"log/slog"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"agglo/api"
)

func mcpCommand(g *global) *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "The questions as tools for an assistant, on standard input and output",
		Long:  "mcp speaks the Model Context Protocol on standard input and output, for assistants that\nstart their tools as programs. agglo serve offers the same tools at /mcp.",
		Args:  usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			b, err := g.build(c.Context(), "", c.ErrOrStderr())
			if err != nil {
				return err
			}
			r, err := openRelease(b.path)
			if err != nil {
				return err
			}
			s := api.New(api.Options{Version: programVersion(), Log: slog.New(slog.NewTextHandler(c.ErrOrStderr(), &slog.HandlerOptions{Level: slog.LevelWarn}))})
			s.Swap(r)
			defer s.Close()
			return s.Tools().Run(c.Context(), &mcp.IOTransport{Reader: io.NopCloser(c.InOrStdin()), Writer: unclosed{c.OutOrStdout()}})
		},
	}
}

// unclosed is a writer that stays open: standard output is not ours to close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
