package agglo

// A Bound keeps the words of a source that states a number less than exactly.
type Bound string

const (
	Exact Bound = ""
	Above Bound = "gt"    // "more than", "exceeds"
	From  Bound = "ge"    // "at least"
	Below Bound = "lt"    // "nearly", "less than"
	About Bound = "about" // "about", "around"
)

// Symbol returns the sign that stands before a number with bound b.
func (b Bound) Symbol() string {
	switch b {
	case Above:
		return ">"
	case From:
		return "≥"
	case Below:
		return "<"
	case About:
		return "≈"
	}
	return ""
}
