package dataset

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// A geometry of TopoJSON, https://github.com/topojson/topojson-specification.
type geometry struct {
	Type       string          `json:"type"`
	ID         json.RawMessage `json:"id"`
	Geometries []geometry      `json:"geometries"`
}

// boundaries checks that the features of the boundaries are regions.
func (c *check) boundaries(ctx context.Context) error {
	for _, f := range c.Files {
		if f.Format != formatTopo {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		r := c.report(f)
		data, err := fs.ReadFile(c.fsys, f.Path)
		if err != nil {
			r.add(Problem{Msg: "cannot be read: " + cause(err)})
			continue
		}
		var topology struct {
			Type    string              `json:"type"`
			Objects map[string]geometry `json:"objects"`
		}
		if err := json.Unmarshal(data, &topology); err != nil {
			r.add(jsonProblem(data, err))
			continue
		}
		if topology.Type != "Topology" {
			r.add(Problem{Msg: `is not TopoJSON: its "type" is not "Topology"`})
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(topology.Objects)) {
			c.features(r, name, topology.Objects[name])
		}
	}
	return nil
}

// features checks the ids of one object of a topology.
func (c *check) features(r *report, name string, g geometry) {
	if g.Type == "GeometryCollection" {
		for i, part := range g.Geometries {
			c.features(r, fmt.Sprintf("%s[%d]", name, i), part)
		}
		return
	}
	id := strings.Trim(string(g.ID), `"`)
	switch {
	case id == "":
		r.add(Problem{Field: name, Msg: "has no id: a feature has the id of its region"})
	case !c.catalog.complete("regions"):
	default:
		if _, known := c.catalog.levels[id]; !known {
			r.add(Problem{Field: name, Msg: c.catalog.noRegion(id)})
		}
	}
}

func (c *catalog) noRegion(id string) string {
	var regions []string
	if k := c.tables["regions"]; k != nil {
		regions = k.ids
	}
	return fmt.Sprintf("%q is not in regions%s", id, c.near.didYouMean(id, regions))
}

// defaults checks the default region and chain of the descriptor.
func (c *check) defaults() {
	d := c.Descriptor.Defaults
	r := c.report(File{Path: DescriptorPath})
	if d.Region != "" && c.catalog.complete("regions") {
		if _, known := c.catalog.levels[string(d.Region)]; !known {
			r.add(Problem{Field: "agglo.region", Msg: c.catalog.noRegion(string(d.Region))})
		}
	}
	if d.Chain != "" && c.catalog.complete("chains") {
		var chains []string
		for _, f := range c.catalog.facts["chains"] {
			chains = append(chains, f.text[0])
		}
		if !slices.Contains(chains, string(d.Chain)) {
			r.add(Problem{Field: "agglo.chain", Msg: fmt.Sprintf("%q is not in chains%s", d.Chain, didYouMean(string(d.Chain), chains))})
		}
	}
}
