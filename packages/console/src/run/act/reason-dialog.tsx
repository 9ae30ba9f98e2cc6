import { useState, type FormEvent } from 'react'
import { fieldProblem } from '../../api/problem.ts'
import { useAction } from '../../api/use-action.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Failure } from '../../parts/failure.tsx'
import { TextAreaField } from '../../parts/field.tsx'
import { say } from '../../parts/toasts.tsx'
import { cancelRun, takeRun } from '../queries.ts'

const acts = {
  cancel: {
    title: 'Cancel this run',
    about:
      'It begins nothing more, takes back what its goal says it must, and ends as cancelled. That cannot be undone.',
    button: 'Cancel the run',
    send: cancelRun,
    done: 'The run was told to stop.',
  },
  take: {
    title: 'Take this run over',
    about:
      'Its agent begins nothing until you give the run back. What is under way is still read back and told. You find it under Escalations.',
    button: 'Take control',
    send: takeRun,
    done: 'You have control. Its agent begins nothing.',
  },
} as const

interface ReasonDialogProps {
  readonly run: string
  readonly does: keyof typeof acts
  readonly onClose: () => void
}

/** Something that a person does with a run under way, with the reason that others are told. */
export function ReasonDialog({ run, does, onClose }: ReasonDialogProps) {
  const { title, about, button, send, done } = acts[does]
  const [reason, setReason] = useState('')
  const acting = useAction<{ id: string; reason: string }, unknown>({
    send,
    changes: [['runs'], ['escalations']],
    done: () => {
      say(done)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acting.mutate({ id: run, reason })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <p>{about}</p>
        <TextAreaField
          label="Why"
          rows={2}
          required
          autoFocus
          value={reason}
          problem={fieldProblem(acting.error, 'reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        {acting.error && <Failure error={acting.error} />}
        <Button
          type="submit"
          weight={does === 'cancel' ? 'danger' : 'primary'}
          busy={acting.isPending}
          className="self-start"
        >
          {button}
        </Button>
      </form>
    </Dialog>
  )
}
