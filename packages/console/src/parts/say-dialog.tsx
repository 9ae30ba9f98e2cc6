import { useState, type FormEvent, type ReactNode } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Failure } from './failure.tsx'
import { TextAreaField } from './field.tsx'

export interface SayDialogProps {
  readonly title: string
  /** What will happen, in full. */
  readonly children?: ReactNode
  /** Of the words; default: `Why`. */
  readonly label?: string
  readonly hint?: string
  /** Words that were said before. */
  readonly begin?: string
  /** Nothing is done without words; so by default. */
  readonly needed?: boolean
  /** What the button says. */
  readonly does: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly wide?: boolean
  readonly busy: boolean
  readonly error: unknown
  /** Tells of an error that is not about the words; default: as everywhere. */
  readonly tell?: (error: unknown) => ReactNode
  readonly onSay: (words: string) => void
  readonly onClose: () => void
}

/** How the API calls words that are asked for. */
const names = ['because', 'reason', 'note']

/** Says what will happen, and asks for words that are kept with it. */
export function SayDialog({
  title,
  children,
  label = 'Why',
  hint,
  begin = '',
  needed = true,
  does,
  danger = false,
  disabled = false,
  wide = false,
  busy,
  error,
  tell = (one) => <Failure error={one} />,
  onSay,
  onClose,
}: SayDialogProps) {
  const [words, setWords] = useState(begin)
  const said = words.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && !disabled && (said !== '' || !needed)) onSay(said)
  }
  const problem = names.map((name) => fieldProblem(error, name)).find((one) => one !== undefined)
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        {children}
        <TextAreaField
          label={label}
          {...(hint === undefined ? {} : { hint })}
          data-focus
          rows={2}
          required={needed}
          maxLength={4_000}
          value={words}
          problem={problem}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
          }}
        />
        {error !== null && error !== undefined && problem === undefined && tell(error)}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" weight={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
            {does}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
