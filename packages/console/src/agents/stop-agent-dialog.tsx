import { useAction } from '../api/use-action.ts'
import { SayDialog } from '../parts/say-dialog.tsx'
import { say } from '../parts/toasts.tsx'
import { stopAgent } from './queries.ts'

/** Stops what one agent writes, until somebody else releases it. */
export function StopAgentDialog({ agent, onClose }: { readonly agent: string; readonly onClose: () => void }) {
  const stopping = useAction({
    send: stopAgent,
    changes: [['stops'], ['runs']],
    done: ({ underWay }) => {
      const late = underWay.length === 0 ? 'Nothing was under way.' : `${underWay.length} under way, each is read back.`
      say(`${agent} writes nothing any more. ${late}`)
      onClose()
    },
  })
  return (
    <SayDialog
      title={`Stop ${agent}`}
      does={`Stop ${agent} now`}
      danger
      busy={stopping.isPending}
      error={stopping.error}
      onClose={onClose}
      onSay={(because) => stopping.mutate({ agent, because })}
    >
      <p>
        What it writes outside stops at once, and its runs wait until somebody else releases it. It goes on looking.
      </p>
    </SayDialog>
  )
}
