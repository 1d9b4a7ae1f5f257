package plain

import (
	"agglo"
	"agglo/measure/spatial"
)

// pointColumns are the two ways in which a file may say where its rows lie.
func pointColumns() []Col {
	return []Col{
		{Name: "lon", Optional: true, Negative: true}, {Name: "lat", Optional: true, Negative: true},
		{Name: "x", Optional: true, Negative: true}, {Name: "y", Optional: true, Negative: true},
	}
}

// hasPoints reports whether the file says where its rows lie.
func hasPoints(s *Sheet) bool {
	return s.Has("lon") || s.Has("lat") || s.Has("x") || s.Has("y")
}

// points returns where the rows of the sheet lie: by lon and lat, or by x and
// y where it lacks those. The error names the first row that lies nowhere.
func points(s *Sheet) (spatial.Metric, []spatial.Point, error) {
	metric, across, up := spatial.Sphere, "lon", "lat"
	if !s.Has("lon") && !s.Has("lat") {
		metric, across, up = spatial.Plane, "x", "y"
	}
	xs, ys := s.Number(across), s.Number(up)
	if xs == nil || ys == nil {
		return metric, nil, agglo.Errorf(agglo.Invalid, "%s:1: does not say where the rows lie: columns lon and lat (degrees) or x and y are needed", s.Name)
	}
	at := make([]spatial.Point, s.Rows)
	for i := range at {
		at[i] = spatial.Point{X: xs[i], Y: ys[i]}
		if fault := metric.Fault(at[i]); fault != "" {
			return metric, nil, s.Errorf(i, "%s", fault)
		}
	}
	return metric, at, nil
}

// distanceUnit names the unit of distances.
func distanceUnit(m spatial.Metric) string {
	if m == spatial.Sphere {
		return "m"
	}
	return "units of x and y"
}
