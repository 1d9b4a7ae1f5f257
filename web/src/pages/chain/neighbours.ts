interface Edge {
  link: string
  input: string
}

/** What a link needs and what it feeds, by id. */
export function neighbours(edges: Edge[], of: string | null): { inputs: Set<string>; outputs: Set<string> } {
  return {
    inputs: new Set(edges.filter((e) => e.link === of).map((e) => e.input)),
    outputs: new Set(edges.filter((e) => e.input === of).map((e) => e.link)),
  }
}
