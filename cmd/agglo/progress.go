package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// A progressBar shows long work on a terminal, and nothing elsewhere or in the
// first moments.
type progressBar struct {
	mu      sync.Mutex
	w       io.Writer
	width   int
	begun   time.Time
	last    time.Time
	visible bool
}

const (
	quietFor   = 700 * time.Millisecond
	drawnEvery = 100 * time.Millisecond
)

func newProgress(w io.Writer) *progressBar {
	width, ok := terminal(w)
	if !ok {
		return &progressBar{}
	}
	return &progressBar{w: w, width: width, begun: time.Now()}
}

// stage shows how much of a stage is done; total is 0 where it is not known.
func (p *progressBar) stage(name string, done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w == nil || time.Since(p.begun) < quietFor || time.Since(p.last) < drawnEvery {
		return
	}
	p.last, p.visible = time.Now(), true
	text := name
	if total > 0 {
		text = fmt.Sprintf("%3.0f %%  %s", 100*float64(done)/float64(total), name)
	}
	fmt.Fprintf(p.w, "\r%-*.*s", p.width-1, p.width-1, text)
}

// done clears the line.
func (p *progressBar) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.visible {
		fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", p.width-1))
	}
}
