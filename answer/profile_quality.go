package answer

import (
	"context"

	"agglo"
	"agglo/measure/chain"
)

// A Quality grades what the data set knows of a region. The grade is high
// where all three marks are good, low where one is poor, else medium.
type Quality struct {
	Grade string        `json:"grade"` // high, medium or low
	Marks []QualityMark `json:"marks"`
}

// A QualityMark is one side of a grade with its reason.
type QualityMark struct {
	About  string     `json:"about"` // search, age or status
	Mark   string     `json:"mark"`  // good, fair or poor
	Reason agglo.Text `json:"reason"`
}

// Marks and grades.
const (
	Good, Fair, Poor  = "good", "fair", "poor"
	High, Medium, Low = "high", "medium", "low"
)

func (a *ProfileAnswer) addQuality(ctx context.Context, d *Desk) error {
	search, err := a.searchMark(ctx, d)
	if err != nil {
		return err
	}
	age, err := a.ageMark(ctx, d)
	if err != nil {
		return err
	}
	a.Quality = grade(search, age, a.statusMark())
	return nil
}

func grade(marks ...QualityMark) Quality {
	q := Quality{Grade: High, Marks: marks}
	for _, m := range marks {
		switch {
		case m.Mark == Poor:
			q.Grade = Low
		case m.Mark == Fair && q.Grade == High:
			q.Grade = Medium
		}
	}
	return q
}

// searchMark is good where the region was searched completely for every link of
// every chain, and poor where it was not searched for any.
func (a *ProfileAnswer) searchMark(ctx context.Context, d *Desk) (QualityMark, error) {
	complete, partial, links, known := 0, 0, 0, 0
	for _, c := range a.Chains {
		states, err := d.LinkStates(ctx, c.Chain.ID, []agglo.RegionID{a.Region.ID}, a.Period.End())
		if err != nil {
			return QualityMark{}, err
		}
		for _, st := range states[a.Region.ID] {
			links++
			switch {
			case st.Complete:
				complete++
			case st.Coverage != nil && st.Coverage.Extent == "partial":
				partial++
			}
			if st.State != chain.Unknown {
				known++
			}
		}
	}
	m := QualityMark{About: "search", Mark: Fair, Reason: agglo.Textf(
		"register: of %d links, %d were searched for completely and %d in part; %d are known to be here or missing",
		"名录：%d个环节中，完整检索%d个，部分检索%d个；状况已知的%d个", links, complete, partial, known)}
	switch {
	case links > 0 && complete == links:
		m.Mark = Good
	case complete+partial == 0:
		m.Mark = Poor
	}
	return m, nil
}

// ageMark is good where GDP and population are known for the period, fair where
// GDP is known for it or the year before.
func (a *ProfileAnswer) ageMark(ctx context.Context, d *Desk) (QualityMark, error) {
	known := func(ref string, p agglo.Period) (bool, error) {
		if _, err := d.Definition(ref); err != nil || p.IsZero() {
			return false, nil // the data set has no such indicator
		}
		f, err := d.One(ctx, ref, a.Region.ID, "", p)
		return f.Known(), err
	}
	m := QualityMark{About: "age"}
	gdp, err := known("gdp", a.Period)
	if err != nil {
		return m, err
	}
	population, err := known("population", a.Period)
	if err != nil {
		return m, err
	}
	before, err := known("gdp", a.Period.Before(1))
	switch {
	case gdp && population:
		m.Mark, m.Reason = Good, agglo.Textf("age: GDP and population are known for %s", "时效：%s地区生产总值和常住人口均有数据", a.Period)
	case gdp:
		m.Mark, m.Reason = Fair, agglo.Textf("age: GDP is known for %s, population is not", "时效：%s有地区生产总值，无常住人口", a.Period)
	case before:
		m.Mark, m.Reason = Fair, agglo.Textf("age: GDP is known for %s only, the year before", "时效：地区生产总值仅有上年（%s）数据", a.Period.Before(1))
	default:
		m.Mark, m.Reason = Poor, agglo.Textf("age: GDP is known neither for %s nor for the year before", "时效：%s及上年均无地区生产总值", a.Period)
	}
	return m, err
}

// statusMark is good where at least half of the stated figures that the portrait
// shows are statistics, and poor where none is.
func (a *ProfileAnswer) statusMark() QualityMark {
	official, stated := 0, 0
	for _, rows := range [][]ProfileRow{a.Economy, a.Industry} {
		for _, r := range rows {
			switch r.Figure.Status {
			case "final", "revised", "preliminary":
				official++
				stated++
			case "reported", "estimate":
				stated++
			}
		}
	}
	m := QualityMark{About: "status", Mark: Fair, Reason: agglo.Textf(
		"status: of %d stated figures, %d are statistics (final, revised or preliminary); the others are reports or estimates",
		"性质：%d个直接引用的数据中，%d个为统计数据（最终、修订或初步），其余为报道或估计", stated, official)}
	switch {
	case official == 0:
		m.Mark = Poor
	case 2*official >= stated:
		m.Mark = Good
	}
	return m
}
