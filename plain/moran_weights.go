package plain

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"agglo"
	"agglo/measure/spatial"
	"agglo/measure/spatial/weights"
)

// units are the units of a file with their values, in its order.
type units struct {
	sheet *Sheet
	id    []string
	value []float64
	links []Col // columns of --weights, renamed
}

// read reads the values. --column renames columns of both files.
func (f *moranFlags) read(args []string, stdin io.Reader) (*units, error) {
	cols := append([]Col{{Name: "id", Text: true}, {Name: "value", Negative: true}}, pointColumns()...)
	ofValues := len(cols)
	cols, err := Rename(append(cols, Col{Name: "from", Text: true}, Col{Name: "to", Text: true}, Col{Name: "weight"}), *f.columns)
	if err != nil {
		return nil, err
	}
	if f.values != "" {
		args = []string{f.values}
	}
	file, name, err := Open(args, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sheet, err := ReadSheet(file, name, cols[:ofValues]...)
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("id"); err != nil {
		return nil, err
	}
	return &units{sheet: sheet, id: sheet.Text("id"), value: sheet.Number("value"), links: cols[ofValues:]}, nil
}

// neighbours returns the weights that the flags ask for, and what there is to
// say of them.
func (f *moranFlags) neighbours(u *units, stdin io.Reader) (*weights.Matrix, []string, error) {
	if f.weights != "" {
		w, err := u.linked(f.weights, stdin)
		return w, nil, err
	}
	if f.boundaries != "" {
		return f.contiguous(u, stdin)
	}
	if !hasPoints(u.sheet) {
		return nil, nil, agglo.Errorf(agglo.Usage, "who is whose neighbour? give --weights FILE, --boundaries FILE, or columns lon and lat or x and y in %s", u.sheet.Name)
	}
	metric, at, err := points(u.sheet)
	if err != nil {
		return nil, nil, err
	}
	ix, err := spatial.NewIndex(metric, at)
	if err != nil {
		return nil, nil, err
	}
	w, note, err := f.near(ix)
	if err != nil {
		return nil, nil, agglo.Errorf(agglo.Invalid, "%s: %s", u.sheet.Name, strings.TrimPrefix(err.Error(), "weights: "))
	}
	return w, []string{note}, nil
}

// near returns the weights by place.
func (f *moranFlags) near(ix *spatial.Index) (w *weights.Matrix, note string, err error) {
	unit := distanceUnit(ix.Metric())
	switch kernel := kernelOf(f.kernel); {
	case f.kernel != "" && f.band > 0:
		w, err = weights.Smooth(ix, kernel, f.band)
		return w, fmt.Sprintf("neighbours: %s kernel of %v %s", f.kernel, f.band, unit), err
	case f.kernel != "":
		w, err = weights.SmoothNearest(ix, kernel, f.k)
		return w, fmt.Sprintf("neighbours: %s kernel as wide as the %d nearest lie", f.kernel, f.k), err
	case f.band > 0:
		w, err = weights.Band(ix, f.band)
		return w, fmt.Sprintf("neighbours: all within %v %s", f.band, unit), err
	case f.k > 0:
		w, err = weights.Nearest(ix, f.k)
		return w, fmt.Sprintf("neighbours: the %d nearest", f.k), err
	}
	const usual = 8
	if ix.Len() <= usual {
		return nil, "", errors.New("too few rows for 8 nearest neighbours: say --k or --band")
	}
	w, err = weights.Nearest(ix, usual)
	return w, fmt.Sprintf("neighbours: the %d nearest (--k, --band or --weights for others)", usual), err
}

func kernelNames() []string {
	names := make([]string, len(kernels))
	for i, k := range kernels {
		names[i] = k.name
	}
	return names
}

var kernels = []struct {
	name   string
	kernel weights.Kernel
}{
	{"uniform", weights.Uniform}, {"triangular", weights.Triangular}, {"quadratic", weights.Quadratic},
	{"quartic", weights.Quartic}, {"gaussian", weights.Gaussian},
}

func kernelOf(name string) weights.Kernel {
	for _, k := range kernels {
		if k.name == name {
			return k.kernel
		}
	}
	return nil
}

// linked reads weights from a file. Every end of a link must be a unit.
func (u *units) linked(path string, stdin io.Reader) (*weights.Matrix, error) {
	file, name, err := Open([]string{path}, stdin)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sheet, err := ReadSheet(file, name, u.links...)
	if err != nil {
		return nil, err
	}
	if err := sheet.Unique("from", "to"); err != nil {
		return nil, err
	}
	number := make(map[string]int, len(u.id))
	for i, id := range u.id {
		number[id] = i
	}
	from, err := ends(sheet, "from", u, number)
	if err != nil {
		return nil, err
	}
	to, err := ends(sheet, "to", u, number)
	if err != nil {
		return nil, err
	}
	links, weight := make([]weights.Link, sheet.Rows), sheet.Number("weight")
	for row := range links {
		links[row] = weights.Link{From: from[row], To: to[row], Weight: weight[row]}
	}
	return weights.New(len(u.id), links)
}

// ends returns the unit in a column of each link.
func ends(sheet *Sheet, column string, u *units, number map[string]int) ([]int, error) {
	codes, names := sheet.Codes(column)
	units := make([]int, len(codes))
	for row, code := range codes {
		i, ok := number[names[code]]
		if !ok {
			return nil, sheet.Errorf(row, "%s: %q is no id in %s%s", column, names[code], u.sheet.Name, didYouMean(names[code], u.id))
		}
		units[row] = i
	}
	return units, nil
}
