// Package spatial measures distances between sites, finds their neighbours and
// groups them into clusters.
//
// Every function takes a [Metric]: on the [Sphere] points are degrees of
// longitude and latitude and distances are metres, in the [Plane] both are in
// whatever unit the caller uses. The packages below build on it: weights holds
// spatial weights, autocorr tests for spatial autocorrelation, and pattern
// describes how sites of one kind lie to each other.
package spatial

import (
	"fmt"
	"math"
)

// A Point is a place: longitude X and latitude Y in degrees (WGS 84) on the
// [Sphere], coordinates of any one unit in the [Plane].
type Point struct{ X, Y float64 }

// A Metric says how distances are measured.
type Metric int

const (
	Sphere Metric = iota // great circles, in metres
	Plane                // straight lines, in the unit of the coordinates
)

// EarthRadius is the mean radius of the Earth in metres: R1 = (2a + b)/3 of
// the GRS 80 ellipsoid, doi:10.1007/s001900050278. Distances on a sphere of
// this radius are within 0.6 % of those on the ellipsoid.
const EarthRadius = 6371008.8

// Distance returns the distance between two points. On the sphere it is the
// haversine formula, which is exact for near points too,
//
//	d = 2R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)),
//
// between 0 and πR = 20,015 km. NaN coordinates give NaN.
func (m Metric) Distance(a, b Point) float64 {
	if m == Plane {
		return math.Hypot(a.X-b.X, a.Y-b.Y)
	}
	lat1, lat2 := radians(a.Y), radians(b.Y)
	s, t := math.Sin((lat1-lat2)/2), math.Sin(radians(a.X-b.X)/2)
	return 2 * EarthRadius * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(lat1)*math.Cos(lat2)*t*t)))
}

// Check returns an error naming the first point with a [Metric.Fault].
func (m Metric) Check(points []Point) error {
	for i, p := range points {
		if fault := m.Fault(p); fault != "" {
			return fmt.Errorf("spatial: point %d: %s", i, fault)
		}
	}
	return nil
}

// farthest is the largest coordinate in the plane: squares of distances are
// far from the largest number.
const farthest = 1e100

// Fault says what is wrong with p, and nothing where it is a place: it is not
// finite, beyond 1e100 in the plane, or on the sphere outside ±180 degrees of
// longitude (360 is allowed for data that count eastward) or ±90 of latitude.
func (m Metric) Fault(p Point) string {
	switch {
	case math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0):
		return fmt.Sprintf("(%v, %v) is not finite", p.X, p.Y)
	case m == Plane && max(math.Abs(p.X), math.Abs(p.Y)) > farthest:
		return fmt.Sprintf("(%v, %v) is beyond %g, where distances cannot be told: take another unit", p.X, p.Y, farthest)
	case m == Sphere && (p.X < -180 || p.X > 360):
		return fmt.Sprintf("longitude %v is outside -180..360", p.X)
	case m == Sphere && (p.Y < -90 || p.Y > 90):
		return fmt.Sprintf("latitude %v is outside -90..90", p.Y)
	}
	return ""
}

// A Vector is a point in space. The straight line between two vectors is a
// chord; a longer chord is a longer distance, so that neighbours can be
// searched without trigonometry.
type Vector struct{ X, Y, Z float64 }

// Vector returns p as a vector: on the sphere from the centre of the Earth, in
// metres; in the plane with Z = 0.
func (m Metric) Vector(p Point) Vector {
	if m == Plane {
		return Vector{X: p.X, Y: p.Y}
	}
	sinLat, cosLat := math.Sincos(radians(p.Y))
	sinLon, cosLon := math.Sincos(radians(p.X))
	return Vector{EarthRadius * cosLat * cosLon, EarthRadius * cosLat * sinLon, EarthRadius * sinLat}
}

// Vectors returns the vector of each point.
func (m Metric) Vectors(points []Point) []Vector {
	vectors := make([]Vector, len(points))
	for i, p := range points {
		vectors[i] = m.Vector(p)
	}
	return vectors
}

// Point returns the place above which v lies.
func (m Metric) Point(v Vector) Point {
	if m == Plane {
		return Point{v.X, v.Y}
	}
	return Point{degrees(math.Atan2(v.Y, v.X)), degrees(math.Atan2(v.Z, math.Hypot(v.X, v.Y)))}
}

// FromChord returns the distance of two points whose vectors are a chord of
// length c apart: 2R asin(c/2R) on the sphere, c in the plane.
func (m Metric) FromChord(c float64) float64 {
	if m == Plane {
		return c
	}
	x := c * (1 / (2 * EarthRadius))
	if x > 0.5 {
		return 2 * EarthRadius * math.Asin(math.Min(1, x))
	}
	return c * asinRatio(x*x)
}

// FromChords is [Metric.FromChord] of each element, in place.
func (m Metric) FromChords(c []float64) {
	if m == Plane {
		return
	}
	for len(c) > 0 {
		n := fromShortChords(c)
		end := min(n+4, len(c))
		for i := n; i < end; i++ {
			c[i] = m.FromChord(c[i])
		}
		c = c[end:]
	}
}

// asinRatio returns asin(√z)/√z for z up to 1/4, by the rational approximation
// of FreeBSD's libm (e_asin.c), in a third of the time of [math.Asin]: all
// distances of a K-density on the sphere go through it.
func asinRatio(z float64) float64 {
	a, b := &asinTop, &asinBottom
	p := z * (a[0] + z*(a[1]+z*(a[2]+z*(a[3]+z*(a[4]+z*a[5])))))
	q := 1 + z*(b[0]+z*(b[1]+z*(b[2]+z*b[3])))
	return 1 + p/q
}

var (
	asinTop = [6]float64{1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01,
		-4.00555345006794114027e-02, 7.91534994289814532176e-04, 3.47933107596021167570e-05}
	asinBottom = [4]float64{-2.40339491173441421878, 2.02094576023350569471, -6.88283971605453293030e-01, 7.70381505559019352791e-02}
)

// Chord is the inverse of [Metric.FromChord]. Distances beyond half the
// circumference have the chord of half the circumference.
func (m Metric) Chord(d float64) float64 {
	if m == Plane {
		return d
	}
	return 2 * EarthRadius * math.Sin(math.Min(d/(2*EarthRadius), math.Pi/2))
}

// Squared returns the squared length of the chord between two vectors.
func (v Vector) Squared(u Vector) float64 {
	x, y, z := v.X-u.X, v.Y-u.Y, v.Z-u.Z
	return x*x + y*y + z*z
}

func (v Vector) dot(u Vector) float64 { return v.X*u.X + v.Y*u.Y + v.Z*u.Z }

func (v Vector) cross(u Vector) Vector {
	return Vector{v.Y*u.Z - v.Z*u.Y, v.Z*u.X - v.X*u.Z, v.X*u.Y - v.Y*u.X}
}

func (v Vector) add(u Vector) Vector { return Vector{v.X + u.X, v.Y + u.Y, v.Z + u.Z} }

func (v Vector) scale(s float64) Vector { return Vector{v.X * s, v.Y * s, v.Z * s} }

func (v Vector) length() float64 { return math.Sqrt(v.dot(v)) }

func radians(deg float64) float64 { return deg * math.Pi / 180 }

func degrees(rad float64) float64 { return rad * 180 / math.Pi }
