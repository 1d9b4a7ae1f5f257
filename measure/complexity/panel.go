package complexity

// A Year is what one table of a panel gives.
type Year struct {
	RCA      *Values
	Presence *Presence // RCA of at least the threshold
	Index    *Index
	Outlook  *Outlook
	Err      error // why the index is unknown, see [ECI]; the other years are not touched
}

// Panel measures the tables of several years (or any others of the same regions
// and products) one by one under a convention, with ones in M where RCA is at
// least the threshold: 1 by custom. Indices compare within a year, not between
// years. For presence by head or of a connected part, and where memory counts
// (an outlook holds two numbers for each region and product), go through
// [Values.RPOP], [Presence.Largest], [ECI] and [NewOutlook] year by year.
func Panel(years []*Values, threshold float64, c Convention) []Year {
	out := make([]Year, len(years))
	for i, v := range years {
		y := Year{RCA: v.RCA()}
		y.Presence = y.RCA.Presence(threshold)
		y.Index, y.Err = ECI(y.Presence, c)
		y.Outlook = NewOutlook(y.Presence, y.Index, c)
		out[i] = y
	}
	return out
}
