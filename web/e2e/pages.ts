/** Every page, with an address that shows it on the bundled data set. */
export const pages: { name: string; path: string }[] = [
  { name: 'home', path: '/' },
  { name: 'region', path: '/r/CN-320400' },
  { name: 'chain', path: '/c/power-battery?region=CN-320400' },
  { name: 'link', path: '/c/power-battery/cell?region=CN-320400' },
  { name: 'organisation', path: '/o/catl' },
  { name: 'site', path: '/e/skiet-changzhou-1' },
  { name: 'compare', path: '/compare?r=CN-320400,CN-340100,CN-350900' },
  { name: 'map', path: '/map?indicator=gdp&chain=power-battery' },
  { name: 'rank', path: '/rank?indicator=gdp' },
  { name: 'figure', path: '/f/chain-integrity/CN-320400/power-battery/2023' },
  { name: 'findings', path: '/findings?region=CN-320400' },
  { name: 'structure', path: '/r/CN-320400/structure' },
  { name: 'gaps', path: '/r/CN-320400/gaps?chain=power-battery' },
  { name: 'target', path: '/r/CN-320400/targets' },
  { name: 'claims', path: '/claims?region=CN-320400' },
  { name: 'what-if', path: '/whatif?organisation=calb' },
  { name: 'risks', path: '/whatif' },
  { name: 'arrival', path: '/whatif?mode=arrival&link=power-battery.electrolyte&region=CN-320400&capacity=50000' },
  { name: 'arrivals', path: '/whatif?mode=arrival' },
  { name: 'settle', path: '/settle?link=power-battery.cell&must=gdp>=5e11&why=CN-340100' },
  { name: 'concentration', path: '/concentration?link=power-battery.cell' },
  { name: 'clusters', path: '/clusters?chain=power-battery' },
  { name: 'brief', path: '/brief?region=CN-320400' },
  { name: 'data', path: '/data' },
  { name: 'methods', path: '/methods' },
  { name: 'method', path: '/methods/chain-integrity' },
]

/** An address with a parameter more. */
export function withParam(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`
}
