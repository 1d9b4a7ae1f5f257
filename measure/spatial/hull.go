package spatial

import (
	"cmp"
	"math"
	"slices"
)

// ConvexHull returns the corners of the smallest convex ring around points,
// counter-clockwise and without repeating the first; on the sphere its sides
// are great circles. One or two different points, or points on a line, give a
// ring of one or two corners. On the sphere it returns nil for points that do
// not fit in the half of the sphere around their mean.
//
// The sphere is projected from its centre (gnomonic projection), which maps
// great circles to straight lines, so that clusters across the date line or
// around a pole are right too. O(n log n), doi:10.1016/0020-0190(79)90072-3.
func ConvexHull(m Metric, points []Point) []Point {
	flat := points
	if m == Sphere {
		if flat = gnomonic(points); flat == nil {
			return nil
		}
	}
	order := make([]int, len(points))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(flat[a].X, flat[b].X), cmp.Compare(flat[a].Y, flat[b].Y))
	})
	order = slices.CompactFunc(order, func(a, b int) bool { return flat[a] == flat[b] })
	lower := chain(flat, order)
	slices.Reverse(order)
	corners := lower
	if upper := chain(flat, order); len(order) > 1 {
		corners = append(lower[:len(lower)-1], upper[:len(upper)-1]...)
	}
	ring := make([]Point, len(corners))
	for i, c := range corners {
		ring[i] = points[c]
	}
	return ring
}

// chain returns the points of order that turn left all the way.
func chain(flat []Point, order []int) []int {
	var c []int
	for _, i := range order {
		for len(c) > 1 && turn(flat[c[len(c)-2]], flat[c[len(c)-1]], flat[i]) <= 0 {
			c = c[:len(c)-1]
		}
		c = append(c, i)
	}
	return c
}

// turn is positive where the way from a over b to c turns left.
func turn(a, b, c Point) float64 {
	return (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X)
}

// gnomonic projects points onto the plane that touches the sphere at their
// centre. It returns nil where a point is 89 degrees or more from the centre.
func gnomonic(points []Point) []Point {
	centre := centroid(Sphere, points)
	if centre.length() < 1e-9*EarthRadius {
		return nil
	}
	up := centre.scale(1 / centre.length())
	east := Vector{Y: 1} // at a pole any direction is east
	if h := math.Hypot(up.X, up.Y); h > 1e-12 {
		east = Vector{X: -up.Y / h, Y: up.X / h}
	}
	north := up.cross(east)
	flat := make([]Point, len(points))
	for i, p := range points {
		v := Sphere.Vector(p)
		height := v.dot(up)
		if height < EarthRadius*math.Sin(radians(1)) {
			return nil
		}
		flat[i] = Point{v.dot(east) / height, v.dot(north) / height}
	}
	return flat
}

// Centre returns the mean of points: in the plane their centroid, on the
// sphere the place below the mean of their vectors. It is NaN for no points
// and for points that balance each other all around the sphere.
func Centre(m Metric, points []Point) Point {
	c := centroid(m, points)
	if m == Sphere && !(c.length() > 1e-9*EarthRadius) {
		return Point{math.NaN(), math.NaN()}
	}
	return m.Point(c)
}

func centroid(m Metric, points []Point) Vector {
	var sum Vector
	for _, p := range points {
		sum = sum.add(m.Vector(p))
	}
	return sum.scale(1 / float64(len(points)))
}

// Area returns the area within a ring of corners that does not cross itself,
// in square metres on the sphere; fewer than three corners have none. The
// first corner may be repeated at the end. The ring must lie within half of
// the sphere.
//
// On the sphere it sums the triangles of a fan, with the formula of van
// Oosterom and Strackee, doi:10.1109/TBME.1983.325207.
func Area(m Metric, ring []Point) float64 {
	sum := 0.0
	for i := 1; i+1 < len(ring); i++ {
		if m == Plane {
			sum += turn(ring[0], ring[i], ring[i+1]) / 2
			continue
		}
		u, v, w := unit(ring[0]), unit(ring[i]), unit(ring[i+1])
		sum += 2 * math.Atan2(u.dot(v.cross(w)), 1+u.dot(v)+v.dot(w)+w.dot(u)) * EarthRadius * EarthRadius
	}
	return math.Abs(sum)
}

func unit(p Point) Vector { return Sphere.Vector(p).scale(1 / EarthRadius) }
