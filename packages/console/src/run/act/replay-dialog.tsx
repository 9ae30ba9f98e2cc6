import { useQuery } from '@tanstack/react-query'
import { CircleCheck, GitCompareArrows } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { Dialog } from '../../parts/dialog.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loading } from '../../parts/loading.tsx'
import { visible } from '../../parts/outside.ts'
import { Tag } from '../../parts/tag.tsx'
import { replayQuery } from '../queries.ts'

/** Plays the run again with today's agent and policies. Nothing is called, and nothing changes. */
export function ReplayDialog({ run, onClose }: { readonly run: string; readonly onClose: () => void }) {
  const { data, error, isPending, refetch } = useQuery(replayQuery(run))
  return (
    <Dialog title="Replay: nothing is called" onClose={onClose} wide>
      <p className="mb-3 text-mute">
        The journal answers in place of systems, people, models and the clock. What is worked out and decided is worked
        out anew, by the agent and the policy files as they are now.
      </p>
      {isPending && <Loading what="what it comes to" />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.kind === 'same' && (
        <p role="status">
          <Tag tone="ok" icon={CircleCheck}>
            The same {data.same} decisions
          </Tag>
        </p>
      )}
      {data?.kind === 'differs' && (
        <div role="status" className="flex flex-col gap-3">
          <Tag tone="warn" icon={GitCompareArrows}>
            Otherwise after {data.same} decisions that are the same
          </Tag>
          <Facts
            facts={[
              { name: 'Recorded', value: visible(data.recorded ?? '') },
              { name: 'Today', value: visible(data.now ?? '') },
            ]}
          />
          {data.step !== undefined && (
            <Link
              to="/runs/$run"
              params={{ run }}
              search={{ step: data.step }}
              onClick={onClose}
              className="text-accent underline"
            >
              Show step {data.step}
            </Link>
          )}
        </div>
      )}
    </Dialog>
  )
}
