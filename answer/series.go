package answer

import (
	"slices"
	"strings"
)

func sortedSeries[V any](m map[series]V) []series {
	out := make([]series, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b series) int {
		if c := strings.Compare(a.ref, b.ref); c != 0 {
			return c
		}
		return strings.Compare(string(a.subject), string(b.subject))
	})
	return out
}

func containsSeries(list []series, s series) bool { return slices.Contains(list, s) }
