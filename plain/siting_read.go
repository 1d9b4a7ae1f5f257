package plain

import (
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/gonum/mat"

	"agglo"
	"agglo/measure/siting"
	"agglo/measure/spatial"
)

// A sitingProblem is what the location tools read.
type sitingProblem struct {
	name                  string // of the file with the customers
	customers, candidates []string
	weight                []float64
	distance              *mat.Dense
	unit                  string // of the distances; empty where they are as read
}

// cells is the largest table of distances that is made (2 GiB).
const cells = 1 << 28

func readSitingProblem(args []string, stdin io.Reader, headers map[string]string) (*sitingProblem, error) {
	if len(args) > 2 {
		return nil, agglo.Errorf(agglo.Usage, "two files are read at most, customers and candidates: %d are given", len(args))
	}
	cols := append(pointColumns(), Col{Name: "id", Text: true, Optional: true}, Col{Name: "weight", Optional: true},
		Col{Name: "customer", Text: true, Optional: true}, Col{Name: "candidate", Text: true, Optional: true}, Col{Name: "distance", Optional: true})
	first := args
	if len(args) == 2 {
		first = args[:1]
	}
	customers, err := readColumns(first, stdin, headers, cols...)
	if err != nil {
		return nil, err
	}
	if len(args) == 2 {
		candidates, err := readColumns(args[1:], stdin, headers, cols...)
		if err != nil {
			return nil, err
		}
		return byPoints(customers, candidates)
	}
	if hasPoints(customers) {
		return byPoints(customers, customers)
	}
	return byTable(customers)
}

// byPoints measures the distances between customers and candidates.
func byPoints(customers, candidates *Sheet) (*sitingProblem, error) {
	for _, s := range []*Sheet{customers, candidates} {
		if !s.Has("id") {
			return nil, agglo.Errorf(agglo.Invalid, "%s:1: no column \"id\": say --column id=HEADER if it has another name", s.Name)
		}
		if err := s.Unique("id"); err != nil {
			return nil, err
		}
	}
	metric, from, err := points(customers)
	if err != nil {
		return nil, err
	}
	other, to, err := points(candidates)
	if err != nil {
		return nil, err
	}
	if metric != other {
		return nil, agglo.Errorf(agglo.Invalid, "%s has lon and lat and %s has x and y, or the other way round: give both the same", customers.Name, candidates.Name)
	}
	pr := &sitingProblem{name: customers.Name, customers: customers.Text("id"), candidates: candidates.Text("id"), weight: customers.Number("weight")}
	if err := pr.allocate(); err != nil {
		return nil, err
	}
	for i, a := range from {
		for j, b := range to {
			pr.distance.Set(i, j, metric.Distance(a, b))
		}
	}
	if metric == spatial.Sphere {
		pr.unit = distanceUnit(metric)
	}
	return pr, nil
}

// allocate makes room for the distances, all of which cannot be.
func (pr *sitingProblem) allocate() error {
	n, m := len(pr.customers), len(pr.candidates)
	if m > cells/n {
		return agglo.Errorf(agglo.Invalid, "%s: %d customers by %d candidates are more than the %d pairs that fit: merge customers that lie together or preselect candidates", pr.name, n, m, cells)
	}
	if pr.weight == nil {
		pr.weight = make([]float64, n)
		for i := range pr.weight {
			pr.weight[i] = 1
		}
	}
	pr.distance = mat.NewDense(n, m, nil)
	return nil
}

// byTable takes the distances from the file.
func byTable(s *Sheet) (*sitingProblem, error) {
	for _, name := range []string{"customer", "candidate", "distance"} {
		if !s.Has(name) {
			return nil, agglo.Errorf(agglo.Invalid, "%s:1: no column %q: give customer, candidate and distance, or points with id and lon, lat or x, y", s.Name, name)
		}
	}
	if err := s.Unique("customer", "candidate"); err != nil {
		return nil, err
	}
	pr := &sitingProblem{name: s.Name}
	var from, to []int32
	from, pr.customers = s.Codes("customer")
	to, pr.candidates = s.Codes("candidate")
	if err := pr.allocate(); err != nil {
		return nil, err
	}
	inf := math.Inf(1)
	pr.distance.Apply(func(int, int, float64) float64 { return inf }, pr.distance)
	weight, given := s.Number("weight"), make([]bool, len(pr.customers))
	for row, i := range from {
		pr.distance.Set(int(i), int(to[row]), s.Number("distance")[row])
		switch {
		case weight == nil:
		case !given[i]:
			pr.weight[i], given[i] = weight[row], true
		case weight[row] != pr.weight[i]:
			return nil, s.Errorf(row, "weight: customer %q has weight %v here and %v before", pr.customers[i], weight[row], pr.weight[i])
		}
	}
	return pr, nil
}

// explain says an error of the measure in the names of the file.
func (pr *sitingProblem) explain(err error) error {
	var none *siting.Infeasible
	if !errors.As(err, &none) {
		return agglo.Errorf(agglo.Invalid, "%s: %v", pr.name, err)
	}
	if len(none.Customers) == 0 {
		return agglo.Errorf(agglo.Invalid, "%s: no choice reaches every customer: at least %d sites are needed; say -p %d or more", pr.name, none.Sites, none.Sites)
	}
	const shown = 10
	var names []string
	for _, i := range none.Customers[:min(shown, len(none.Customers))] {
		names = append(names, strconv.Quote(pr.customers[i]))
	}
	more := ""
	if rest := len(none.Customers) - shown; rest > 0 {
		more = " and " + strconv.Itoa(rest) + " more"
	}
	return agglo.Errorf(agglo.Invalid, "%s: no candidate reaches %d of %d customers: %s%s; remove them, add candidates or raise --radius",
		pr.name, len(none.Customers), len(pr.customers), strings.Join(names, ", "), more)
}
