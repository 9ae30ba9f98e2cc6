import { useAction } from '../../api/use-action.ts'
import { SayDialog } from '../../parts/say-dialog.tsx'
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
  const acting = useAction<{ id: string; reason: string }, unknown>({
    send,
    changes: [['runs'], ['escalations']],
    done: () => {
      say(done)
      onClose()
    },
  })
  return (
    <SayDialog
      title={title}
      does={button}
      danger={does === 'cancel'}
      busy={acting.isPending}
      error={acting.error}
      onClose={onClose}
      onSay={(reason) => acting.mutate({ id: run, reason })}
    >
      <p>{about}</p>
    </SayDialog>
  )
}
