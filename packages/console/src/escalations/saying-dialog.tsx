import { SayDialog } from '../inbox/say-dialog.tsx'
import { useAction, type Once } from '../api/use-action.ts'
import { say } from '../parts/toasts.tsx'
import { close, note, release, take, type EscalationInFull, type Said, holdingChanges } from './queries.ts'

export type Doing = 'take' | 'note' | 'release' | 'close'

interface How {
  readonly label: string
  readonly asks: string
  readonly about: string
  readonly done: string
  readonly send: (said: Said, once: Once) => Promise<EscalationInFull>
}

/** What is done with words alone. */
export const doings: Readonly<Record<Doing, How>> = {
  take: {
    label: 'Take control',
    asks: 'What you will do',
    about: 'You have it, and the agent begins nothing until you return it. What was under way is still read back.',
    done: 'You are in control.',
    send: take,
  },
  note: {
    label: 'Note how far it is',
    asks: 'How far it is',
    about: 'Its clock begins anew, so that it does not go to the next role.',
    done: 'Noted.',
    send: note,
  },
  release: {
    label: 'Release',
    asks: 'Why',
    about: 'Somebody else can claim it then.',
    done: 'Released.',
    send: release,
  },
  close: {
    label: 'Close',
    asks: 'What was done',
    about: 'Nothing is left for the agent: it does not go on with this.',
    done: 'Closed.',
    send: close,
  },
}

interface SayingDialogProps {
  readonly doing: Doing
  readonly id: string
  readonly onClose: () => void
}

/** Does one of them, with the words that go into the history. */
export function SayingDialog({ doing, id, onClose }: SayingDialogProps) {
  const { label, asks, about, done, send } = doings[doing]
  const acting = useAction({
    send,
    changes: holdingChanges,
    done: () => {
      say(done)
      onClose()
    },
  })
  return (
    <SayDialog
      title={label}
      label={asks}
      needed
      does={label}
      danger={doing === 'close'}
      busy={acting.isPending}
      error={acting.error}
      onClose={onClose}
      onSay={(words) => acting.mutate({ id, words })}
    >
      <p>{about}</p>
    </SayDialog>
  )
}
