const order = ['upstream', 'midstream', 'downstream', 'equipment', 'service', 'recycling']

/** Links by stage, the stages from what goes in to what comes out and then what serves them all. */
export function byStage<L extends { stage: string }>(links: L[]): [string, L[]][] {
  const groups = Map.groupBy(links, (l) => l.stage)
  const place = (stage: string) => (order.includes(stage) ? order.indexOf(stage) : order.length)
  return [...groups].sort(([a], [b]) => place(a) - place(b))
}
