import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { TextField } from '../parts/field.tsx'
import { visible } from '../parts/outside.ts'
import { say } from '../parts/toasts.tsx'
import { nameText } from '../parts/values.ts'
import { Conflict } from './conflict.tsx'
import { decide, type RequestInFull, decidingChanges } from './queries.ts'
import { changedValues, typedText } from './typed.ts'

/** Puts other values in place of those that are shown. That approves nothing: it is decided afresh with them. */
export function EditDialog({
  request: { id, call, seen },
  onClose,
}: {
  readonly request: RequestInFull
  readonly onClose: () => void
}) {
  const editable = (call?.arguments ?? []).filter((one) => one.editable)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(editable.map(({ name, value }) => [name, typedText(value)])),
  )
  const [reason, setReason] = useState('')
  const editing = useAction({
    send: decide,
    changes: decidingChanges,
    done: () => {
      say('Changed. It is decided afresh with your values.')
      onClose()
    },
  })
  const changed = changedValues(editable, typed)
  const isChanged = Object.keys(changed).length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged) editing.mutate({ id, body: { decision: 'edit', reason, arguments: changed, seen } })
  }
  const problem = fieldProblem(editing.error, 'arguments')
  return (
    <Dialog title="Edit values" onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <p>
          This approves nothing. All rules decide afresh with your values: it is done, asked again with the difference,
          or refused and asked as it was.
        </p>
        {editable.map(({ name }, index) => (
          <TextField
            key={name}
            label={visible(nameText(name))}
            {...(index === 0 ? { 'data-focus': true } : {})}
            value={typed[name] ?? ''}
            onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
          />
        ))}
        <TextField
          label="Why (kept with your answer; may be left out)"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {problem !== undefined && (
          <p role="alert" className="font-medium text-bad">
            {visible(problem)}
          </p>
        )}
        {editing.error && problem === undefined && <Conflict error={editing.error} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" weight="primary" disabled={!isChanged} busy={editing.isPending}>
            Put in
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
