package dataset

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// A suggester makes suggestions until it has compared so many words that more
// would hold up the check.
type suggester struct{ compared atomic.Int64 }

const comparisons = 5_000_000

// didYouMean is [didYouMean] as long as the suggester is fresh.
func (s *suggester) didYouMean(word string, candidates []string) string {
	if s.compared.Add(int64(len(candidates))) > comparisons {
		return ""
	}
	return didYouMean(word, candidates)
}

// didYouMean returns `; did you mean "x"?` for the candidate that a misspelt
// word is nearest to, and nothing where none is near or several are as near.
func didYouMean(word string, candidates []string) string {
	if best := nearest(word, candidates); best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return ""
}

// nearest returns the candidate that differs from word in the fewest letters,
// in about a third of them at most and never in more than three.
func nearest(word string, candidates []string) string {
	length := utf8.RuneCountInString(word)
	return within(word, candidates, min(3, max(1, (length+1)/3), length-1))
}

// nearestName is a stricter nearest for names of files: a file that only
// resembles a table may have its reasons.
func nearestName(word string, candidates []string) string {
	return within(word, candidates, max(1, utf8.RuneCountInString(word)/4))
}

// within returns the candidate that differs from word in the fewest letters,
// upper and lower case being alike. It returns "" where none differs in as few
// as most, or several in equally few.
func within(word string, candidates []string, most int) string {
	folded, length := strings.ToLower(word), utf8.RuneCountInString(word)
	best, least, tied := "", most+1, false
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
