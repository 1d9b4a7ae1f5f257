package dataset

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// didYouMean returns `; did you mean "x"?` for the candidate that a misspelt
// word is nearest to, and nothing where none is near or several are as near.
func didYouMean(word string, candidates []string) string {
	if best := nearest(word, candidates); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return ""
}

// nearest returns the candidate that differs from word in the fewest letters,
// at most in a third of them; upper and lower case are alike. It returns ""
// where there is none, or more than one.
func nearest(word string, candidates []string) string {
	folded := strings.ToLower(word)
	length := utf8.RuneCountInString(word)
	best, least, tied := "", min(3, max(1, length/3))+1, false
	for _, c := range candidates {
		if abs(utf8.RuneCountInString(c)-length) > least {
			continue
		}
		switch d := levenshtein.ComputeDistance(folded, strings.ToLower(c)); {
		case d < least:
			best, least, tied = c, d, false
		case d == least && best != "":
			tied = c != best
		}
	}
	if tied {
		return ""
	}
	return best
}

func abs(n int) int { return max(n, -n) }
