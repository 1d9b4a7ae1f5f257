package export

import (
	"encoding/csv"
	"io"
	"strconv"
)

// WriteSDMXCSV writes a panel as SDMX-CSV 2.0: one observation a row, with the
// codes of dimensions and attributes. An unknown value is empty and its status
// is O, missing.
func WriteSDMXCSV(w io.Writer, a *PanelAnswer) error {
	out := csv.NewWriter(w)
	header := []string{"STRUCTURE", "STRUCTURE_ID", "ACTION"}
	for _, d := range sdmxDimensions {
		header = append(header, d.id)
	}
	header = append(header, sdmxMeasure.id)
	for _, c := range sdmxAttributes {
		header = append(header, c.id)
	}
	if err := out.Write(header); err != nil {
		return err
	}
	indicator, subject := sdmxCode(a.Definition.ID), a.subjectCode().id
	areas := a.areaCodes()
	for i, c := range a.Cells {
		frequency, period := sdmxPeriod(c.Period)
		row := []string{
			"dataflow", agency + ":" + structureID + "(" + sdmxVersion + ")", "I",
			frequency, areas[i/len(a.Periods)], indicator, subject, period, digits(c.Value),
			c.Unit, obsStatus(c), c.Status, string(c.Bound), digits(c.Low), digits(c.High), c.Figure, join(c.Sources),
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// digits writes a number to all its digits, an unknown one as nothing.
func digits(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}
