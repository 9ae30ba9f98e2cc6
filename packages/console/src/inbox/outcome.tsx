import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, LinkButton } from '../parts/button.tsx'
import { Instant } from '../parts/instant.tsx'
import { visible } from '../parts/outside.ts'
import { RunLink } from '../parts/run-link.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import type { Request, RequestInFull, Tab } from './queries.ts'

const states: Readonly<Record<Exclude<Request['state'], 'open'>, string>> = {
  approved: 'Approved. The run takes it up: all it rests on is read again first.',
  consumed: 'Approved, and used.',
  rejected: 'Rejected. It is not done.',
  edited: 'Other values were put in. It is decided afresh with them.',
  answered: 'Answered.',
  expired: 'Nobody decided in time. It is not done.',
  withdrawn: 'It is not asked any more.',
}

interface OutcomeProps {
  readonly request: RequestInFull
  readonly next: Request | undefined
  readonly tab: Tab
  /** It was decided while it was shown: whoever did is led here. */
  readonly arrived: boolean
}

/** What became of a request that is not open any more, and what comes next. Nothing moves on by itself. */
export function Outcome({ request, next, tab, arrived }: OutcomeProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const [drafting, setDrafting] = useState(false)
  const isOver = request.state !== 'open'
  useEffect(() => {
    if (!isOver || !arrived) return
    box.current?.scrollIntoView({ block: 'center' })
    box.current?.focus({ preventScroll: true })
  }, [isOver, arrived])
  const { state, decidedAt, answeredBy, replacedBy, run, kind } = request
  if (state === 'open') return null
  return (
    <div ref={box} tabIndex={-1} role="status" className="mt-3 rounded-md border border-line bg-raised px-3 py-2">
      <p className="flex items-start gap-2 font-medium">
        <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0" />
        <span>{states[state]}</span>
      </p>
      <p className="text-mute">
        {answeredBy.length > 0 && `By ${answeredBy.map(visible).join(' and ')} `}
        {decidedAt !== null && <Instant at={decidedAt} />}
        {kind !== 'review' && (
          <>
            {' · '}
            <RunLink run={run}>the run</RunLink>
          </>
        )}
      </p>
      {replacedBy !== null && (
        <p className="mt-1">
          <Link to="/inbox" search={{ tab, request: replacedBy }} className="font-medium text-warn underline">
            It is asked again, since something is otherwise
          </Link>
        </p>
      )}
      {request.precedents !== null && (state === 'approved' || state === 'consumed' || state === 'rejected') && (
        <Button weight="quiet" className="mt-2" onClick={() => setDrafting(true)}>
          Draft a rule of decisions like this…
        </Button>
      )}
      {drafting && <RuleDialog request={request.id} onClose={() => setDrafting(false)} />}
      {next && next.id !== request.id && tab === 'waiting' && (
        <div className="mt-2">
          <LinkButton to="/inbox" search={{ tab, request: next.id }}>
            Next request
          </LinkButton>
        </div>
      )}
    </div>
  )
}
