package plain

import (
	"fmt"
	"io"
	"strings"

	"agglo"
	"agglo/measure/spatial/boundary"
	"agglo/measure/spatial/weights"
)

var contiguities = []string{"queen", "rook"}

// contiguous reads boundaries and returns who shares one: units that have a
// corner (queen) or a side (rook) in common.
func (f *moranFlags) contiguous(u *units, stdin io.Reader) (*weights.Matrix, []string, error) {
	file, name, err := Open([]string{f.boundaries}, stdin)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, nil, agglo.Errorf(agglo.Invalid, "%s: %v", name, err)
	}
	read, err := boundary.Decode(data)
	if err != nil {
		return nil, nil, agglo.Errorf(agglo.Invalid, "%s: %s", name, strings.TrimPrefix(err.Error(), "boundary: "))
	}
	of := map[string]weights.Polygon{}
	ids := make([]string, len(read))
	for i, unit := range read {
		of[unit.ID], ids[i] = unit.Polygon, unit.ID
	}
	polygons := make([]weights.Polygon, len(u.id))
	for i, id := range u.id {
		polygon, ok := of[id]
		if !ok {
			return nil, nil, u.sheet.Errorf(i, "id: %q has no boundary in %s%s", id, name, didYouMean(id, ids))
		}
		polygons[i] = polygon
	}
	rule := weights.Queen
	if f.contiguity == "rook" {
		rule = weights.Rook
	}
	w, err := rule(polygons, 0)
	return w, []string{fmt.Sprintf("neighbours: contiguity (%s) of the boundaries in %s", f.contiguity, name)}, err
}
