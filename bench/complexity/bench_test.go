package complexity

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/spf13/pflag"

	"agglo/plain"
)

// BenchmarkTool reads, computes and writes all rows within one process.
func BenchmarkTool(b *testing.B) {
	for _, size := range [][2]int{{250, 1000}, {1000, 1500}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			var file bytes.Buffer
			if err := WriteTrade(&file, size[0], size[1]); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, tool := range plain.Tools() {
					if tool.Name != "complexity" {
						continue
					}
					run := tool.New(pflag.NewFlagSet(tool.Name, pflag.ContinueOnError))
					result, err := run(context.Background(), nil, bytes.NewReader(file.Bytes()))
					if err != nil {
						b.Fatal(err)
					}
					if err := result.WriteCSV(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
