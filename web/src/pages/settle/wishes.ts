/** A must-have or a weight, as the address and the API write it. */
export interface Weight {
  id: string
  weight: number
}

/** The criteria of the register, which count the same where no weight is given. */
export const registerCriteria = ['inputs', 'customers', 'colocation', 'redundancy', 'relatedness'] as const
export type RegisterCriterion = (typeof registerCriteria)[number]

/** Reads "inputs=2"; what is no weight is left out. */
export function readWeights(texts: string[]): Weight[] {
  const read = texts.flatMap((text) => {
    const at = text.lastIndexOf('=')
    const weight = Number(text.slice(at + 1))
    return at > 0 && Number.isFinite(weight) ? [{ id: text.slice(0, at), weight }] : []
  })
  return read.length > 0 ? read : registerCriteria.map((id) => ({ id, weight: 1 }))
}

/** Writes weights for the address; all alike on the criteria of the register need not be written. */
export function writeWeights(weights: Weight[]): string[] {
  const plain =
    weights.length === registerCriteria.length &&
    weights.every((w) => w.weight === 1 && (registerCriteria as readonly string[]).includes(w.id))
  return plain ? [] : weights.map((w) => `${w.id}=${w.weight}`)
}

const of = (inputs: number, customers: number, colocation: number, redundancy: number, relatedness: number): Weight[] =>
  [inputs, customers, colocation, redundancy, relatedness].map((weight, i) => ({ id: registerCriteria[i]!, weight }))

/** Weights to begin with. */
export const presets = {
  even: of(1, 1, 1, 1, 1),
  supply: of(3, 1, 3, 4, 1),
  market: of(1, 5, 1, 1, 1),
  skills: of(1, 1, 1, 1, 5),
}
export type Preset = keyof typeof presets
