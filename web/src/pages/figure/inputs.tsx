import { useState } from 'react'
import type { FigureInput, Source } from '../../api/types'
import { useAnswer } from '../../api/use'
import { useLang } from '../../text/lang'
import { Answered, Empty } from '../../ui/answered'
import { To, to } from '../../ui/place'
import { RowProof } from './proof'

/** The tree of what a figure rests on: figures that open, and rows that end it. */
export function Inputs({ of, sources }: { of: FigureInput[]; sources: Source[] }) {
  const { words } = useLang()
  if (of.length === 0) return <Empty why={words.figure.noInputs} />
  return (
    <ul className="tree">
      {of.map((input, i) => (
        <li key={i}>
          {input.figure ? <Branch input={input} id={input.figure} /> : <Leaf input={input} sources={sources} />}
        </li>
      ))}
    </ul>
  )
}

function Branch({ input, id }: { input: FigureInput; id: string }) {
  const { words, say } = useLang()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <Line input={input} />
        <span className="away">{words.figure.open}</span>
      </summary>
      <p className="tiny">
        <To path={to.figure(id)} className="mono" aria-label={`${words.block.explain}: ${say(input.name)}`}>
          {id}
        </To>
      </p>
      {open && <Below id={id} />}
    </details>
  )
}

function Below({ id }: { id: string }) {
  const answer = useAnswer({ path: '/api/v1/figure/{id}', in: { id } })
  return (
    <Answered of={answer} lines={2}>
      {({ figure, sources }) => <Inputs of={figure.inputs ?? []} sources={sources ?? []} />}
    </Answered>
  )
}

function Leaf({ input, sources }: { input: FigureInput; sources: Source[] }) {
  return (
    <div className="leaf">
      <Line input={input} />
      {input.row && <RowProof row={input.row} source={sources.find((s) => s.id === input.row?.source)} />}
    </div>
  )
}

function Line({ input }: { input: FigureInput }) {
  const { words, say } = useLang()
  const status = words.statuses[input.status as keyof typeof words.statuses]
  return (
    <>
      <span>{say(input.name)}</span> {say(input.text) && <strong>{say(input.text)}</strong>}{' '}
      {status && <span className="badge">{status}</span>}
    </>
  )
}
