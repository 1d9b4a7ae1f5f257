// Package answer holds the questions that the observatory can be asked.
//
// A question is declared once: its name, a sentence, an input struct and a
// function. The command line, the HTTP API, the tools for assistants and the
// documentation are made from that declaration. The fields of an input carry
// tags: query (name in a URL and of a flag), arg (position on the command
// line), doc, default, and what is allowed: minimum, exclusiveMinimum, maximum
// and enum (see [Allowed]).
package answer

import (
	"context"

	"agglo"
	"agglo/indicator"
	"agglo/store"
	"agglo/table"
)

// A Question is something that the observatory can be asked.
type Question[In, Out any] struct {
	Name    string // in kebab case: the command, the path and the page
	Title   agglo.Text
	Summary agglo.Text // one sentence
	Ask     func(context.Context, *Desk, In) (Out, error)
}

// An Answer is what every question returns: it reads as a sentence and as
// tables.
type Answer interface {
	Lead() agglo.Text
	Tables(agglo.Lang) []*table.Table
	attach(Head)
}

// A Head is what all answers have in common; it is filled by [Question.Run].
type Head struct {
	Sentence agglo.Text     `json:"sentence"` // the answer in one sentence
	Notes    []agglo.Text   `json:"notes,omitempty"`
	Release  string         `json:"release"`
	Sources  []agglo.Source `json:"sources,omitempty"` // of the rows that the answer shows
}

// Lead returns the answer in one sentence.
func (h *Head) Lead() agglo.Text { return h.Sentence }

func (h *Head) attach(with Head) {
	h.Release, h.Sources = with.Release, with.Sources
}

// A Desk answers questions from one snapshot of a release. It is for one
// goroutine.
type Desk struct {
	*indicator.Session
	cited map[agglo.SourceID]bool
	order []agglo.SourceID
}

// NewDesk returns a desk on a new snapshot.
func NewDesk(r *indicator.Registry) *Desk {
	return &Desk{Session: r.Session(), cited: map[agglo.SourceID]bool{"": true}}
}

// Run asks q at a new desk and attaches the release and the sources. An input
// that its tags do not allow is an error; a zero value counts as left out.
func (q Question[In, Out]) Run(ctx context.Context, r *indicator.Registry, in In) (Out, error) {
	d := NewDesk(r)
	var out Out
	if err := checkInput(in); err != nil {
		return out, err
	}
	out, err := q.Ask(ctx, d, in)
	if err != nil {
		return out, err
	}
	sources, err := d.Snap.Sources(ctx, d.order)
	if err != nil {
		return out, err
	}
	if a, ok := any(out).(Answer); ok {
		a.attach(Head{Release: r.Store().Release().Hash, Sources: sources})
	}
	return out, nil
}

// cite remembers the sources of figures that an answer shows.
func (d *Desk) cite(figures ...indicator.Figure) {
	for i := range figures {
		for _, id := range figures[i].Sources() {
			d.citeSource(id)
		}
		for _, o := range figures[i].Others {
			if o.Row != nil {
				d.citeSource(o.Row.Source)
			}
		}
	}
}

func (d *Desk) citeSource(id agglo.SourceID) {
	if !d.cited[id] {
		d.cited[id] = true
		d.order = append(d.order, id)
	}
}

func (d *Desk) citeSites(sites []store.Site) {
	for _, s := range sites {
		d.citeSource(s.Row.Source)
		d.citeSource(s.SiteRow.Source)
	}
}
