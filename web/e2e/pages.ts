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
]

/** An address with a parameter more. */
export function withParam(path: string, name: string, value: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`
}
