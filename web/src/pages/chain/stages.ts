const order = ['upstream', 'midstream', 'downstream', 'equipment', 'service', 'recycling']

/** Stages that serve the whole chain stand below one another, beside the way from input to product. */
const beside = ['equipment', 'service', 'recycling']

/** The columns of the chain map: a stage each, and one for the stages beside. */
export function columns<L extends { stage: string }>(links: L[]): [string, L[]][][] {
  const [way, served] = [byStage(links), [] as [string, L[]][]]
  const main = way.filter((group) => !beside.includes(group[0]) || !served.push(group))
  return [...main.map((group) => [group]), ...(served.length > 0 ? [served] : [])]
}

/** Links by stage, the stages from what goes in to what comes out and then what serves them all. */
export function byStage<L extends { stage: string }>(links: L[]): [string, L[]][] {
  const groups = new Map<string, L[]>()
  for (const link of links) groups.set(link.stage, [...(groups.get(link.stage) ?? []), link])
  const place = (stage: string) => (order.includes(stage) ? order.indexOf(stage) : order.length)
  return [...groups].sort(([a], [b]) => place(a) - place(b))
}
