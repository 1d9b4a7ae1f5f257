import { type FormEvent, useState } from 'react'

interface Props {
  label: string
  value: string
  number?: boolean
  change: (value: string) => void
}

/** A labelled text that counts once it is entered: with the return key, or by leaving the field. */
export function Entry({ label, value, number, change }: Props) {
  const [text, setText] = useState(value)
  const enter = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() !== value) change(text.trim())
  }
  return (
    <form className="field-form" onSubmit={enter}>
      <label className="field">
        <span>{label}</span>
        <input
          inputMode={number ? 'decimal' : undefined}
          size={number ? 9 : 18}
          value={text}
          onChange={(e) => setText(e.target.value)}
          onBlur={() => enter()}
        />
      </label>
    </form>
  )
}
