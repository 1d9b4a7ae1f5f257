package dataset

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"testing"
)

var establishments = flag.Int("establishments", 50_000, "size of the register of the benchmarks; activities are twice as many")

// register writes a register of n establishments and 2n activities, on top of
// the good data set.
func register(b *testing.B, format string, n int) *Dataset {
	b.Helper()
	ctx := context.Background()
	base, err := Open(good(b))
	if err != nil {
		b.Fatal(err)
	}
	contents, err := base.Contents(ctx)
	if err != nil {
		b.Fatal(err)
	}
	contents.Tables = maps.Clone(contents.Tables)
	for _, table := range []string{"statements", "supplies", "titles"} {
		delete(contents.Tables, table)
	}
	r := rand.New(rand.NewPCG(1, 2))
	contents.Tables["organisations"] = generated("organisations", n/5+1, func(i int) map[string]any {
		return map[string]any{"id": fmt.Sprintf("O%07d", i), "name": fmt.Sprint("Organisation ", i)}
	})
	contents.Tables["establishments"] = generated("establishments", n, func(i int) map[string]any {
		return map[string]any{
			"id": fmt.Sprintf("E%08d", i), "organisation": fmt.Sprintf("O%07d", r.IntN(n/5+1)), "region": []string{"A", "A1", "B"}[r.IntN(3)],
			"name": fmt.Sprint("Works ", i), "status": "operating", "opened": fmt.Sprintf("20%02d-0%d", r.IntN(24), 1+r.IntN(9)),
			"lat": 30 + r.Float64(), "lon": 119 + r.Float64(), "source": "yearbook",
		}
	})
	contents.Tables["activities"] = generated("activities", 2*n, func(int) map[string]any {
		return map[string]any{
			"establishment": fmt.Sprintf("E%08d", r.IntN(n)), "chain": "battery", "link": []string{"separator", "cell", "pack"}[r.IntN(3)],
			"capacity": float64(r.IntN(1000)) / 10, "capacity_unit": "GWh/a", "as_of": fmt.Sprintf("20%02d", r.IntN(24)), "source": "press",
		}
	})
	dir := b.TempDir()
	if err := Write(ctx, dir, format, contents); err != nil {
		b.Fatal(err)
	}
	d, err := Open(os.DirFS(dir))
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// generated returns n rows with the values of some columns.
func generated(table string, n int, values func(int) map[string]any) Rows {
	columns := ColumnsOf(table)
	return func(yield func([]any, error) bool) {
		row := make([]any, len(columns))
		for i := range n {
			v := values(i)
			for c := range columns {
				row[c] = v[columns[c].Name]
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, format := range []string{formatCSV, formatParquet} {
		b.Run(format, func(b *testing.B) {
			d := register(b, format, *establishments)
			b.ReportAllocs()
			for b.Loop() {
				if ps := d.Check(context.Background(), nil); ps != nil {
					b.Fatal(ps.Error())
				}
			}
			b.ReportMetric(float64(3**establishments)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkScan(b *testing.B) {
	for _, format := range []string{formatCSV, formatParquet} {
		b.Run(format, func(b *testing.B) {
			d := register(b, format, *establishments)
			f := d.FilesOf("activities")[0]
			b.ReportAllocs()
			for b.Loop() {
				if err := d.Scan(context.Background(), f, func(int, []any) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(2**establishments)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkHash(b *testing.B) {
	for _, format := range []string{formatCSV, formatParquet} {
		b.Run(format, func(b *testing.B) {
			d := register(b, format, *establishments)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := d.Hash(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(3**establishments)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkFilesHash(b *testing.B) {
	d := register(b, formatParquet, *establishments)
	for b.Loop() {
		if _, err := d.FilesHash(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
