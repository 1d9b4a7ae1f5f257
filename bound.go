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

// Through returns the bound of what changes by the given amount where a number
// with bound b grows: the other way round where it falls, none where it stays.
// What falls as a number grows from its least is at most its own, which is
// "less than" here.
func (b Bound) Through(change float64) Bound {
	switch {
	case change == 0:
		return Exact
	case change > 0 || b == About:
		return b
	case b == Above || b == From:
		return Below
	}
	return Above
}

// With returns what two bounds say together of one number.
func (b Bound) With(other Bound) Bound {
	least := func(x Bound) bool { return x == Above || x == From }
	switch {
	case other == Exact || b == other:
		return b
	case b == Exact:
		return other
	case least(b) && least(other):
		return From
	}
	return About
}
