package spatial

import (
	"fmt"
	"math"
)

// Noise is the label of a point that is in no cluster.
const Noise = -1

// Clusters is the result of [DBSCAN].
type Clusters struct {
	Label []int  // cluster of each point, numbered from 0 in the order of the points, or Noise
	Core  []bool // whether the point is a core point
	N     int    // number of clusters
}

// DBSCAN groups points by density. A core point has at least the weight least
// within the radius, itself and points at the very radius included; core
// points within the radius of each other are in one cluster, as are the points
// within the radius of a core point. A border point that is near core points
// of several clusters joins the one with the lower number. Points near no core
// point are [Noise].
//
// Without weights (nil) every point counts 1 and least is the minimum number
// of points; with jobs as weights a cluster starts where so many people work.
// The radius is in metres on the sphere. Ester et al. 1996 (KDD-96, 226-231);
// the labels are those of scikit-learn.
//
// The time is that of one search of the index for each point. DBSCAN returns
// an error for a radius or a least weight that is not positive and for a
// negative weight. It panics if the weights are not as many as the points.
func DBSCAN(ix *Index, radius, least float64, weight []float64) (Clusters, error) {
	n := ix.Len()
	if weight != nil && len(weight) != n {
		panic("spatial: DBSCAN: weights and points differ in number")
	}
	if !(radius > 0) || math.IsInf(radius, 0) {
		return Clusters{}, fmt.Errorf("spatial: radius %v is not positive and finite", radius)
	}
	if !(least > 0) {
		return Clusters{}, fmt.Errorf("spatial: least weight %v is not positive", least)
	}
	for i, w := range weight {
		if !(w >= 0) {
			return Clusters{}, fmt.Errorf("spatial: weight %d: %v is negative or not a number", i, w)
		}
	}
	c := Clusters{Label: make([]int, n), Core: make([]bool, n)}
	var near []Neighbour
	for i := range n {
		c.Label[i] = Noise
		near = ix.Within(ix.points[i], radius, near[:0])
		c.Core[i] = mass(near, weight) >= least
	}
	for i := range n {
		if c.Core[i] && c.Label[i] == Noise {
			c.grow(ix, i, radius)
			c.N++
		}
	}
	return c, nil
}

func mass(near []Neighbour, weight []float64) (sum float64) {
	if weight == nil {
		return float64(len(near))
	}
	for _, p := range near {
		sum += weight[p.ID]
	}
	return sum
}

// grow gives the number N to all points that are reached from core point i.
func (c *Clusters) grow(ix *Index, i int, radius float64) {
	c.Label[i] = c.N
	queue := []int{i}
	var near []Neighbour
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		near = ix.Within(ix.points[at], radius, near[:0])
		for _, p := range near {
			if c.Label[p.ID] != Noise {
				continue
			}
			c.Label[p.ID] = c.N
			if c.Core[p.ID] {
				queue = append(queue, p.ID)
			}
		}
	}
}
