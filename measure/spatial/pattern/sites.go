// Package pattern describes how sites of one kind lie to each other and to all
// sites: the K-density of Duranton and Overman with its confidence bands, and
// the M function of Marcon and Puech.
//
// Both work on pairs of sites, of which there are n(n-1)/2: they are never
// stored, but their distances are sorted into narrow bins as they are found,
// and pairs beyond the distances asked for are left out block by block.
package pattern

import (
	"errors"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"agglo/measure/spatial"
)

// Sites are the places where anything may stand: those of all industries, not
// only of the one that is looked at.
type Sites struct {
	metric spatial.Metric
	order  []int // of the sites: those that follow each other lie near each other
	x      []float64
	y      []float64
	z      []float64 // vectors of the sites, in that order
	boxes  []box     // of each block of sites
}

// block is the number of sites whose pairs with another block are worked on
// together: their distances fit the fastest cache.
const block = 128

// New prepares sites. It returns an error naming the first point that is not
// finite or outside the sphere, or if there are none.
func New(m spatial.Metric, points []spatial.Point) (*Sites, error) {
	if len(points) == 0 {
		return nil, errors.New("pattern: there are no sites")
	}
	ix, err := spatial.NewIndex(m, points)
	if err != nil {
		return nil, err
	}
	s := &Sites{metric: m, order: ix.Order()}
	for _, i := range s.order {
		v := m.Vector(points[i])
		s.x, s.y, s.z = append(s.x, v.X), append(s.y, v.Y), append(s.z, v.Z)
	}
	s.bound()
	return s, nil
}

// Len returns the number of sites.
func (s *Sites) Len() int { return len(s.order) }

// only returns the sites at the given places of the order.
func (s *Sites) only(places []int) *Sites {
	t := &Sites{metric: s.metric}
	for _, k := range places {
		t.order = append(t.order, s.order[k])
		t.x, t.y, t.z = append(t.x, s.x[k]), append(t.y, s.y[k]), append(t.z, s.z[k])
	}
	t.bound()
	return t
}

func (s *Sites) bound() {
	for lo := 0; lo < len(s.x); lo += block {
		hi := min(lo+block, len(s.x))
		s.boxes = append(s.boxes, newBox(s.x[lo:hi], s.y[lo:hi], s.z[lo:hi]))
	}
}

// span returns the range of block b.
func (s *Sites) span(b int) (lo, hi int) { return b * block, min((b+1)*block, len(s.x)) }

// distances writes the distance of t's site i to each of the sites lo..hi.
func (s *Sites) distances(t *Sites, i, lo, hi int, d []float64) []float64 {
	from := spatial.Vector{X: t.x[i], Y: t.y[i], Z: t.z[i]}
	d = d[:hi-lo]
	for k := s.someChords(d, lo, from); k < len(d); k++ {
		dx, dy, dz := s.x[lo+k]-from.X, s.y[lo+k]-from.Y, s.z[lo+k]-from.Z
		d[k] = math.Sqrt(dx*dx + dy*dy + dz*dz)
	}
	s.metric.FromChords(d)
	return d
}

// spot returns the box of one site.
func (s *Sites) spot(i int) box {
	v := [3]float64{s.x[i], s.y[i], s.z[i]}
	return box{v, v}
}

// A box holds the vectors of a block.
type box struct{ low, high [3]float64 }

func newBox(axes ...[]float64) (b box) {
	for a, values := range axes {
		b.low[a], b.high[a] = values[0], values[0]
		for _, v := range values {
			b.low[a], b.high[a] = min(b.low[a], v), max(b.high[a], v)
		}
	}
	return b
}

// gap returns the least distance that the vectors of two boxes can have.
func (b box) gap(c box) float64 {
	sum := 0.0
	for a := range b.low {
		d := max(0, b.low[a]-c.high[a], c.low[a]-b.high[a])
		sum += d * d
	}
	return math.Sqrt(sum)
}

// span returns the largest distance that the vectors of two boxes can have.
func (b box) span(c box) float64 {
	sum := 0.0
	for a := range b.low {
		d := max(b.high[a]-c.low[a], c.high[a]-b.low[a])
		sum += d * d
	}
	return math.Sqrt(sum)
}

// inParts runs work for each of n parts, as many at a time as there are
// processors.
func inParts(n int, work func(part int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, processors()) {
		wait.Go(func() {
			for part := int(next.Add(1)) - 1; part < n; part = int(next.Add(1)) - 1 {
				work(part)
			}
		})
	}
	wait.Wait()
}

func processors() int { return runtime.GOMAXPROCS(0) }
