package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	"agglo"
)

// DescriptorPath is the name of the descriptor within a data set.
const DescriptorPath = "datapackage.json"

// A Descriptor is the content of datapackage.json, a Data Package of version 2
// (https://datapackage.org). Only the name has to be given. The list of resources
// is left out: tables are known by their names, and [Write] lists what it wrote.
type Descriptor struct {
	Schema       string        `json:"$schema,omitempty"`
	Name         string        `json:"name"` // lower case letters, digits, "-", "_" and "."
	Title        string        `json:"title,omitempty"`
	Description  string        `json:"description,omitempty"`
	Version      string        `json:"version,omitempty"`
	Created      string        `json:"created,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Keywords     []string      `json:"keywords,omitempty"`
	Licenses     []License     `json:"licenses,omitempty"`
	Contributors []Contributor `json:"contributors,omitempty"`
	Sources      []Origin      `json:"sources,omitempty"`
	Defaults     Defaults      `json:"agglo,omitzero"`
}

// A License is a licence that the data set is under.
type License struct {
	Name  string `json:"name,omitempty"` // such as CC-BY-4.0
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

// A Contributor is a person or organisation that made the data set.
type Contributor struct {
	Title        string   `json:"title,omitempty"`
	Path         string   `json:"path,omitempty"`
	Email        string   `json:"email,omitempty"`
	Roles        []string `json:"roles,omitempty"`
	Organization string   `json:"organization,omitempty"`
}

// An Origin is a raw source of the data set as a whole.
type Origin struct {
	Title   string `json:"title,omitempty"`
	Path    string `json:"path,omitempty"`
	Email   string `json:"email,omitempty"`
	Version string `json:"version,omitempty"`
}

// Defaults are what questions are about where they do not say it.
type Defaults struct {
	Region agglo.RegionID `json:"region,omitempty"`
	Chain  agglo.ChainID  `json:"chain,omitempty"`
	Period agglo.Period   `json:"period,omitzero"`
}

const howToDescribe = `a data set needs a descriptor, at least {"name": "my-data-set"}; ` +
	`"title", "version", "licenses", "contributors" and "agglo" with a default "region", "chain" and "period" may follow`

var packageName = regexp.MustCompile(`^[a-z0-9._-]+$`)

// readDescriptor reads the descriptor of a data set, reporting what is wrong with it.
func readDescriptor(fsys fs.FS, r *report) (d Descriptor) {
	data, err := fs.ReadFile(fsys, DescriptorPath)
	if errors.Is(err, fs.ErrNotExist) {
		r.add(Problem{Msg: "is missing: " + howToDescribe})
		return d
	} else if err != nil {
		r.add(Problem{Msg: "cannot be read: " + cause(err)})
		return d
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if len(bytes.TrimSpace(data)) == 0 {
		r.add(Problem{Msg: "is empty: " + howToDescribe})
		return d
	}
	if err := json.Unmarshal(data, &d); err != nil {
		r.add(jsonProblem(data, err))
		return d
	}
	switch {
	case d.Name == "":
		r.add(Problem{Field: "name", Msg: "is missing: " + howToDescribe})
	case !packageName.MatchString(d.Name):
		r.add(Problem{Field: "name", Msg: fmt.Sprintf(`%q has other characters than a to z, 0 to 9, "-", "_" and "."`, d.Name)})
	}
	checkDefaultKeys(data, r)
	return d
}

// checkDefaultKeys reports unknown keys below "agglo", which would be lost
// without a word.
func checkDefaultKeys(data []byte, r *report) {
	var raw struct {
		Agglo map[string]json.RawMessage `json:"agglo"`
	}
	if json.Unmarshal(data, &raw) != nil {
		return
	}
	keys := []string{"region", "chain", "period"}
	for key := range raw.Agglo {
		if key != "region" && key != "chain" && key != "period" {
			r.add(Problem{Field: "agglo." + key, Msg: "is not known: use region, chain or period" + didYouMean(key, keys)})
		}
	}
}

// jsonProblem turns an error of package json into a problem with its line.
func jsonProblem(data []byte, err error) Problem {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		line, col := position(data, syntax.Offset)
		return Problem{Line: line, Col: col, Msg: "is not JSON: " + syntax.Error()}
	case errors.As(err, &typ):
		line, col := position(data, typ.Offset)
		return Problem{Line: line, Col: col, Field: typ.Field, Msg: "is a JSON " + typ.Value + " where " + jsonName(typ) + " is expected"}
	}
	return Problem{Msg: err.Error()}
}

func jsonName(e *json.UnmarshalTypeError) string {
	switch e.Type.Kind().String() {
	case "slice":
		return "a list"
	case "struct", "map":
		return "an object"
	}
	return "a text"
}

// position returns the line and column of a byte in a text.
func position(data []byte, offset int64) (line, col int) {
	before := data[:min(max(offset-1, 0), int64(len(data)))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

// cause returns the text of an error without the path that package fs puts in front.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
