package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"
)

const (
	rowsPerPart  = 2_000_000
	rowsPerGroup = 200_000
)

// parts writes the rows of one table to DIR/TABLE/part-000.parquet and on.
type parts[T any] struct {
	dir     string
	n       int // parts begun
	rows    int // rows in the part
	pending []T
	file    *os.File
	out     *parquet.GenericWriter[T]
}

func newParts[T any](dir, table string) *parts[T] {
	return &parts[T]{dir: filepath.Join(dir, table), pending: make([]T, 0, 4096)}
}

func (p *parts[T]) write(row T) error {
	p.pending = append(p.pending, row)
	if len(p.pending) < cap(p.pending) {
		return nil
	}
	return p.flush()
}

func (p *parts[T]) flush() error {
	if p.out == nil {
		if err := p.begin(); err != nil {
			return err
		}
	}
	n, err := p.out.Write(p.pending)
	p.pending = p.pending[:0]
	if p.rows += n; err == nil && p.rows >= rowsPerPart {
		err = p.end()
	}
	return err
}

func (p *parts[T]) begin() (err error) {
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return err
	}
	p.file, err = os.Create(filepath.Join(p.dir, fmt.Sprintf("part-%03d.parquet", p.n)))
	if err != nil {
		return err
	}
	p.n, p.rows = p.n+1, 0
	p.out = parquet.NewGenericWriter[T](p.file, parquet.MaxRowsPerRowGroup(rowsPerGroup))
	return nil
}

func (p *parts[T]) end() error {
	err := errors.Join(p.out.Close(), p.file.Close())
	p.out = nil
	return err
}

func (p *parts[T]) close() error {
	if len(p.pending) > 0 || p.n == 0 {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if p.out == nil {
		return nil
	}
	return p.end()
}
