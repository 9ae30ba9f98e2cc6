import { useState } from 'react'
import { useMay, useMe } from '../api/session.ts'
import { fieldProblem } from '../api/problem.ts'
import { useAction } from '../api/use-action.ts'
import { Button } from '../parts/button.tsx'
import { Failure } from '../parts/failure.tsx'
import { TextField } from '../parts/field.tsx'
import { Instant } from '../parts/instant.tsx'
import { say } from '../parts/toasts.tsx'
import { releaseStop, type Stop } from './queries.ts'

interface StandingStopProps {
  readonly stop: Stop
  /** It was the last one. */
  readonly onAllReleased?: () => void
}

/** One stop that stands; somebody else than whoever pulled it lets go on. */
export function StandingStop({ stop, onAllReleased }: StandingStopProps) {
  const may = useMay('release stops')
  const isOwn = useMe().name === stop.by
  const [open, setOpen] = useState(false)
  const [because, setBecause] = useState('')
  const releasing = useAction({
    send: releaseStop,
    changes: [['stops'], ['runs']],
    done: (standing) => {
      say(`Released: ${stop.told}. What waited goes on.`)
      if (standing.length === 0) onAllReleased?.()
    },
  })
  return (
    <li className="rounded-md border border-bad/50 bg-bad/5 p-3">
      <p className="font-medium text-bad">Stopped: {stop.told}</p>
      <p className="mt-0.5">
        {stop.because} <span className="text-mute">by {stop.by}, </span>
        <Instant at={stop.at} />
      </p>
      {isOwn && <p className="mt-2 text-mute">You pulled it: somebody else has to release it.</p>}
      {may && !isOwn && !open && (
        <Button className="mt-2" onClick={() => setOpen(true)}>
          Release…
        </Button>
      )}
      {open && (
        <form
          className="mt-2 flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            releasing.mutate({ id: stop.id, because })
          }}
        >
          <TextField
            label="Why it may go on"
            value={because}
            required
            autoFocus
            problem={fieldProblem(releasing.error, 'because')}
            onChange={(event) => setBecause(event.target.value)}
          />
          {releasing.error && <Failure error={releasing.error} />}
          <Button type="submit" weight="primary" busy={releasing.isPending} className="self-start">
            Release {stop.told}
          </Button>
        </form>
      )}
    </li>
  )
}
