package store

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// chunkRows is about how many rows of a staged table are sorted at a time. Such
// a chunk fits in memory; the more chunks, the more places a query reads from.
const chunkRows = 4_500_000

// largeTables prepares for the large tables. Those whose order matters are
// sorted, so that none has to be kept in the order of what it is made from; of
// the ways to compress text only the one that wins nearly always is tried.
const largeTables = `SET preserve_insertion_order = false;
	SET disabled_compression_methods = 'dictionary,dict_fsst,zstd'`

// derive runs the statements of sql/build in the order of their names, and
// fills a staged table after the file N_TABLE.sql that says how. The statements
// make anew what they made before, so that they also serve a release that rows
// are added to: see [Store.With].
func (b *builder) derive(ctx context.Context) error {
	scripts, err := fs.Glob(sqlFiles, "sql/build/*.sql")
	if err != nil {
		return err
	}
	if _, err := b.ExecContext(ctx, largeTables); err != nil {
		return err
	}
	for i, script := range scripts {
		b.opt.progress("derive", int64(i), int64(len(scripts)))
		text, err := sqlFiles.ReadFile(script)
		if err != nil {
			return err
		}
		if _, err := b.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", script, err)
		}
		_, table, _ := strings.Cut(strings.TrimSuffix(path.Base(script), ".sql"), "_")
		if !staged[table] {
			continue
		}
		if err := b.fillStaged(ctx, table); err != nil {
			return fmt.Errorf("%s: %w", script, err)
		}
	}
	b.opt.progress("derive", int64(len(scripts)), int64(len(scripts)))
	return nil
}

// fillStaged inserts the rows of a staged table chunk by chunk. The table is
// made from an empty chunk where it is not there yet.
func (b *builder) fillStaged(ctx context.Context, table string) error {
	chunk := name(table + "_chunk")
	if _, err := b.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS "+name(table)+" AS FROM "+chunk+"(0, -1, 0, -1)"); err != nil {
		return err
	}
	insert := "INSERT INTO " + name(table) + " FROM " + chunk + "(?, ?, ?, ?)"
	chunks := divide(b.read[table], chunkRows)
	for i, c := range chunks {
		b.opt.progress(table, int64(i), int64(len(chunks)))
		if _, err := b.ExecContext(ctx, insert, c.firstFile, c.lastFile, c.firstLine, c.lastLine); err != nil {
			return err
		}
	}
	b.opt.progress(table, int64(len(chunks)), int64(len(chunks)))
	return nil
}

// A part is a file of a table with the number of its last line.
type part struct {
	file     int
	lastLine int64
}

// A chunk is a range of files and of lines within each of them.
type chunk struct {
	firstFile, lastFile int
	firstLine, lastLine int64
}

// divide makes chunks of about the given number of lines: it puts small files
// together and takes large ones apart.
func divide(parts []part, lines int64) []chunk {
	var chunks []chunk
	room := int64(0) // left in the last chunk
	for _, p := range parts {
		if len(chunks) > 0 && p.lastLine <= room {
			chunks[len(chunks)-1].lastFile = p.file
			room -= p.lastLine
			continue
		}
		for first := int64(0); first <= p.lastLine; first += lines {
			chunks = append(chunks, chunk{p.file, p.file, first, first + lines - 1})
		}
		room = 0
		if p.lastLine < lines {
			room = lines - 1 - p.lastLine
		}
	}
	return chunks
}
