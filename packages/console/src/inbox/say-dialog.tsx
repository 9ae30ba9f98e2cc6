import { useState, type FormEvent, type ReactNode } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextAreaField } from '../parts/field.tsx'
import { Conflict } from './conflict.tsx'

interface SayDialogProps {
  readonly title: string
  /** What will happen, in full. */
  readonly children?: ReactNode
  readonly label: string
  readonly hint?: string
  /** It has to be said. */
  readonly needed?: boolean
  /** The button that does it. */
  readonly does: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly onSay: (words: string) => void
  readonly onClose: () => void
}

/** Asks for words before something is done, and says what that will be. */
export function SayDialog({
  title,
  children,
  label,
  hint,
  needed = false,
  does,
  danger = false,
  disabled = false,
  busy,
  error,
  onSay,
  onClose,
}: SayDialogProps) {
  const [words, setWords] = useState('')
  const said = words.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && !disabled && (said !== '' || !needed)) onSay(said)
  }
  const problem = fieldProblem(error, 'reason') ?? fieldProblem(error, 'note')
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        {children}
        <TextAreaField
          label={label}
          {...(hint === undefined ? {} : { hint })}
          autoFocus
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
        {error !== null && error !== undefined && problem === undefined && <Conflict error={error} />}
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
