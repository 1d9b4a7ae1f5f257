package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"agglo"
)

// Decisions about a name.
const (
	Match     = "match"     // it is the organisation beside it
	NewOne    = "new"       // it is an organisation of its own
	Potential = "potential" // nobody has decided yet
)

// A Decision says which organisation a name means.
type Decision struct {
	Name         string // as in the sheet
	Decision     string // match, new or potential
	Organisation string // of a match; the likeliest for a potential one
	Why          string
}

// MatchesPath returns where decisions about names are kept.
func MatchesPath(dir string) string { return filepath.Join(dir, Folder, "matches.csv") }

var decisionColumns = []string{"name", "decision", "organisation", "why"}

// LoadDecisions reads the decisions about names; none where there is no file.
func LoadDecisions(path string) (map[string]Decision, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Decision{}, nil
	} else if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord = len(decisionColumns)
	records, err := r.ReadAll()
	if err != nil {
		return nil, agglo.Errorf(agglo.Invalid, "%s: %v", path, err)
	}
	out := map[string]Decision{}
	for i, rec := range records {
		if i == 0 && slices.Equal(rec, decisionColumns) {
			continue
		}
		d := Decision{rec[0], rec[1], rec[2], rec[3]}
		switch {
		case d.Decision != Match && d.Decision != NewOne && d.Decision != Potential:
			return nil, agglo.Errorf(agglo.Invalid, "%s:%d: decision: %q is not one of match, new, potential", path, i+1, d.Decision)
		case d.Decision == Match && d.Organisation == "":
			return nil, agglo.Errorf(agglo.Invalid, "%s:%d: organisation: is empty: a match needs the id of an organisation", path, i+1)
		}
		out[key(d.Name)] = d
	}
	return out, nil
}

func saveDecisions(path string, decisions map[string]Decision) error {
	if len(decisions) == 0 {
		return nil
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(decisionColumns)
	for _, k := range slices.Sorted(maps.Keys(decisions)) {
		d := decisions[k]
		w.Write([]string{d.Name, d.Decision, d.Organisation, d.Why})
	}
	w.Flush() // a buffer takes everything
	return replace(path, b.Bytes())
}
