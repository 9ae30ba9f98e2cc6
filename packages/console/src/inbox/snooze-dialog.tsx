import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { useNow } from '../parts/clock.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { Instant } from '../parts/instant.tsx'
import { say } from '../parts/toasts.tsx'
import { putOff, decidingChanges } from './queries.ts'
import { laterMoments } from './typed.ts'

interface SnoozeDialogProps {
  readonly request: { readonly id: string; readonly expiresAt: string }
  readonly onClose: () => void
}

/** Puts a request off, for whoever does so alone. */
export function SnoozeDialog({ request: { id, expiresAt }, onClose }: SnoozeDialogProps) {
  const now = useNow()
  const [typed, setTyped] = useState('')
  const snoozing = useAction({
    send: putOff,
    changes: [...decidingChanges, ['escalation'], ['escalations']],
    done: () => {
      say('Snoozed. It comes back by itself.')
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const until = new Date(typed)
    if (!Number.isNaN(until.getTime())) snoozing.mutate({ id, until: until.toISOString() })
  }
  const problem = fieldProblem(snoozing.error, 'until')
  return (
    <Dialog title="Snooze" onClose={onClose}>
      <p>
        For you alone. It comes back then, or as soon as somebody remarks something, people are reminded or others are
        asked. It stays open until <Instant at={expiresAt} as="full" />.
      </p>
      <div className="my-3 flex flex-wrap gap-2">
        {laterMoments(now, expiresAt).map(({ label, until }, index) => (
          <Button
            key={label}
            {...(index === 0 ? { 'data-focus': true } : {})}
            busy={snoozing.isPending}
            onClick={() => snoozing.mutate({ id, until })}
          >
            {label}
          </Button>
        ))}
      </div>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <TextField
          label="Until"
          type="datetime-local"
          required
          value={typed}
          problem={problem}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" busy={snoozing.isPending}>
          Snooze
        </Button>
      </form>
      {snoozing.error && problem === undefined && <Failure error={snoozing.error} />}
    </Dialog>
  )
}
