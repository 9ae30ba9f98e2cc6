import { useAction } from '../api/use-action.ts'
import { OutsideWords } from '../parts/outside-text.tsx'
import { say } from '../parts/toasts.tsx'
import { decide, type RequestInFull, decidingChanges } from './queries.ts'
import { SayDialog } from './say-dialog.tsx'

/** Says no, with the reason that the run and everybody else is told. */
export function RejectDialog({
  request: { id, title, seen },
  onClose,
}: {
  readonly request: RequestInFull
  readonly onClose: () => void
}) {
  const rejecting = useAction({
    send: decide,
    changes: decidingChanges,
    done: () => {
      say('Rejected.')
      onClose()
    },
  })
  return (
    <SayDialog
      title="Reject"
      label="Why not"
      hint="It is written into the run's journal, and told to whoever reads why."
      needed
      does="Reject"
      danger
      busy={rejecting.isPending}
      error={rejecting.error}
      onClose={onClose}
      onSay={(reason) => rejecting.mutate({ id, body: { decision: 'reject', reason, seen } })}
    >
      <p className="font-medium">
        <OutsideWords most={1_000}>{title}</OutsideWords>
      </p>
      <p>One no ends it: this is not done.</p>
    </SayDialog>
  )
}
