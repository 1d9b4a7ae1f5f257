package dataset

import (
	"fmt"
	"slices"
	"strings"

	"agglo"
)

// hierarchies checks what the regions, chains and organisations say of their
// parents, and the inputs of links.
func (c *check) hierarchies() {
	for _, table := range []string{"regions", "chains", "organisations"} {
		c.parents(table)
	}
	c.levels()
	c.inputs()
	c.ambiguousSubjects()
}

// say reports a problem at a fact.
func (c *check) say(f fact, p Problem) {
	r := &report{file: f.file}
	p.Line = f.line
	r.add(p)
	c.reports[f.file] = append(c.reports[f.file], r)
}

// parents reports cycles of parents.
func (c *check) parents(table string) {
	next, facts := map[string][]string{}, map[string]fact{}
	var order []string
	for _, f := range c.catalog.facts[table] {
		if id, parent := f.text[0], f.text[1]; parent != "" && next[id] == nil {
			next[id], facts[id] = []string{parent}, f
			order = append(order, id)
		}
	}
	for _, cycle := range cycles(order, next) {
		c.say(facts[cycle[0]], Problem{Field: "parent", Msg: "is a cycle: " + strings.Join(cycle, " → ")})
	}
}

// levels checks that each region lies in a wider one, up to a country.
func (c *check) levels() {
	order := allColumns["regions"][column("regions", "level")].Values
	countries := 0
	regions := c.catalog.facts["regions"]
	for _, f := range regions {
		id, parent, level := f.text[0], f.text[1], f.text[2]
		above := c.catalog.levels[parent]
		own, wider := slices.Index(order, level), slices.Index(order, above)
		switch {
		case own < 0:
		case parent == "" && level != agglo.Country:
			c.say(f, Problem{Field: "parent", Msg: fmt.Sprintf("is empty, but %s is a %s: only a country stands at the top", id, level)})
		case parent == "":
			if countries++; countries == 2 {
				c.say(f, Problem{Field: "level", Warning: true, Msg: "is a second country: name the one that is meant in each claim and question"})
			}
		case wider >= own:
			c.say(f, Problem{Field: "parent", Msg: fmt.Sprintf("%q is a %s and cannot hold a %s", parent, above, level)})
		}
	}
}

// inputs warns of links that need each other in a circle.
func (c *check) inputs() {
	next, facts := map[string][]string{}, map[string]fact{}
	var order []string
	for _, f := range c.catalog.facts["link_inputs"] {
		from, to := f.text[0]+"."+f.text[1], f.text[0]+"."+f.text[2]
		if next[from] == nil {
			order = append(order, from)
			facts[from] = f
		}
		if !slices.Contains(next[from], to) {
			next[from] = append(next[from], to)
		}
	}
	for _, cycle := range cycles(order, next) {
		c.say(facts[cycle[0]], Problem{Field: "input", Warning: true, Msg: "the links need each other: " + strings.Join(cycle, " → ")})
	}
}

// ambiguousSubjects reports ids of subjects that mean a chain or link as well.
func (c *check) ambiguousSubjects() {
	chains := map[string]string{}
	for _, f := range c.catalog.facts["chains"] {
		chains[f.text[0]] = "the id of a chain"
	}
	for _, f := range c.catalog.facts["links"] {
		chains[f.text[0]+"."+f.text[1]] = "a link of a chain"
	}
	for _, f := range c.catalog.facts["subjects"] {
		if what := chains[f.text[0]]; what != "" {
			c.say(f, Problem{Field: "id", Msg: fmt.Sprintf("%q is also %s: a subject has to mean one thing", f.text[0], what)})
		}
	}
}

// cycles returns cycles of a graph, each from its first node in order round to
// the same, and no two that share the edge at which they were found.
func cycles(order []string, next map[string][]string) [][]string {
	const entered, left = 1, 2
	state := map[string]int{}
	var found [][]string
	for _, start := range order {
		if state[start] != 0 {
			continue
		}
		path, edge := []string{start}, []int{0} // nodes on the way, and the edge to follow from each
		state[start] = entered
		for len(path) > 0 {
			top := len(path) - 1
			if edge[top] == len(next[path[top]]) {
				state[path[top]] = left
				path, edge = path[:top], edge[:top]
				continue
			}
			to := next[path[top]][edge[top]]
			edge[top]++
			switch state[to] {
			case entered:
				from := slices.Index(path, to)
				found = append(found, append(slices.Clone(path[from:]), to))
			case 0:
				state[to] = entered
				path, edge = append(path, to), append(edge, 0)
			}
		}
	}
	return found
}
