import { useAction } from '../api/use-action.ts'
import { NamedValues } from '../parts/named-values.tsx'
import { OutsideWords } from '../parts/outside-text.tsx'
import { visible } from '../parts/outside.ts'
import { decide, type Decided, type RequestInFull, decidingChanges } from './queries.ts'
import { SayDialog } from './say-dialog.tsx'

interface ApproveDialogProps {
  readonly request: RequestInFull
  readonly leftOut: ReadonlySet<string>
  readonly onClose: () => void
  readonly onDone: (decided: Decided) => void
}

/** Asks once more, and says what will happen. */
export function ApproveDialog({ request, leftOut, onClose, onDone }: ApproveDialogProps) {
  const { id, title, call, set, seen, count, answeredBy } = request
  const approving = useAction({
    send: decide,
    changes: decidingChanges,
    done: (decided) => {
      onDone(decided)
      onClose()
    },
  })
  const isFinal = (call?.risk ?? set?.risk) !== 'reversible'
  return (
    <SayDialog
      title={isFinal ? 'Approve what cannot be undone?' : 'Approve?'}
      label="Why (kept with your answer; may be left out)"
      does="Approve"
      danger={isFinal}
      busy={approving.isPending}
      error={approving.error}
      onClose={onClose}
      onSay={(reason) =>
        approving.mutate({
          id,
          body: {
            decision: 'approve',
            reason,
            seen,
            ...(leftOut.size > 0 ? { except: [...leftOut] } : {}),
          },
        })
      }
    >
      <p className="font-medium">
        <OutsideWords most={1_000}>{title}</OutsideWords>
      </p>
      {call && <NamedValues values={call.arguments} />}
      {leftOut.size > 0 && (
        <p>
          All but {leftOut.size}: {[...leftOut].slice(0, 10).map(visible).join(', ')}.
        </p>
      )}
      {count - answeredBy.length > 1 && (
        <p className="text-mute">After you {count - answeredBy.length - 1} more must agree.</p>
      )}
    </SayDialog>
  )
}
