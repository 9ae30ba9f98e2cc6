import { useState } from 'react'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { say } from '../parts/toasts.tsx'
import { stopAgent } from './queries.ts'

/** Stops what one agent writes, until somebody else releases it. */
export function StopAgentDialog({ agent, onClose }: { readonly agent: string; readonly onClose: () => void }) {
  const [because, setBecause] = useState('')
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
    <Dialog title={`Stop ${agent}`} onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          stopping.mutate({ agent, because })
        }}
      >
        <p>
          What it writes outside stops at once, and its runs wait until somebody else releases it. It goes on looking.
        </p>
        <TextField
          label="Why"
          required
          autoFocus
          value={because}
          problem={fieldProblem(stopping.error, 'because')}
          onChange={(event) => setBecause(event.target.value)}
        />
        {stopping.error && <Failure error={stopping.error} />}
        <Button type="submit" weight="danger" busy={stopping.isPending} className="self-start">
          Stop {agent} now
        </Button>
      </form>
    </Dialog>
  )
}
