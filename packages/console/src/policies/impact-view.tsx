import { useQuery } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Instant } from '../parts/instant.tsx'
import { Loading } from '../parts/loading.tsx'
import { RunLink } from '../parts/run-link.tsx'
import { Table, type Column } from '../parts/table.tsx'
import { Tag } from '../parts/tag.tsx'
import { valueText } from '../parts/values.ts'
import { Outcome } from './decision-shown.tsx'
import type { CaseCall } from './draft-queries.ts'
import { impactQuery, type Impact } from './queries.ts'

type Flip = Impact['flips'][number]

interface ImpactViewProps {
  readonly agent: string
  readonly of: string
  /** Keeps a decision as a case that must stay as it was; absent where nothing can be changed. */
  readonly onKeep?: (saved: { readonly case: string; readonly expect: string; readonly call: CaseCall }) => void
}

const changes = {
  milder: { tone: 'bad', icon: ShieldAlert, word: 'Milder' },
  stricter: { tone: 'ok', icon: ShieldCheck, word: 'Stricter' },
  other: { tone: 'info', icon: ShieldCheck, word: 'Other people' },
} as const

/** What would have been decided otherwise of what was decided lately. */
export function ImpactView({ agent, of, onKeep }: ImpactViewProps) {
  const { data, error, refetch } = useQuery(impactQuery(agent, of))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading what="what was decided lately" />
  if (data.decisions === 0)
    return (
      <Empty kind="nothing yet" title="Nothing was decided yet">
        Once runs have decided something, it shows what would have been otherwise.
      </Empty>
    )
  return (
    <>
      <ImpactSummary impact={data} />
      {data.flips.length > 0 ? (
        <Table caption="Decisions that would be others" columns={columnsOf(onKeep)} rows={data.flips} keyOf={keyOf} />
      ) : (
        <p className="text-mute">No decision would have been another.</p>
      )}
      {data.never.length > 0 && (
        <details className="mt-4">
          <summary>Rows and rules that had no say in any of them ({data.never.length})</summary>
          <ul className="mt-1 list-disc pl-6 text-mute">
            {data.never.map((id) => (
              <li key={id}>{id}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** How many decisions would be others, in a line. */
export function ImpactSummary({ impact }: { readonly impact: Impact }) {
  const { decisions, runs, since, same, milder, stricter, other, untold } = impact
  return (
    <p className="mb-3" role="status">
      Of {decisions} decisions in the latest {runs} runs
      {since !== null && (
        <>
          {' '}
          (since <Instant at={since} as="full" />)
        </>
      )}
      : <strong className={milder > 0 ? 'text-bad' : ''}>{milder} milder</strong>, <strong>{stricter} stricter</strong>
      {other > 0 && `, ${other} by other people`}, {same} the same
      {untold > 0 && `, ${untold} that cannot be told, for they look at what was not read then`}.
    </p>
  )
}

function keyOf({ run, seq }: Flip): string {
  return `${run} ${seq}`
}

function columnsOf(onKeep: ImpactViewProps['onKeep']): readonly Column<Flip>[] {
  return [
    {
      id: 'change',
      title: 'Change',
      cell: ({ change }) => {
        const { tone, icon, word } = changes[change]
        return (
          <Tag tone={tone} icon={icon}>
            {word}
          </Tag>
        )
      },
    },
    {
      id: 'call',
      title: 'Call',
      cell: (flip) => (
        <span className="wrap-anywhere">
          <span className="font-medium">{flip.action}</span> {valueText(flip.arguments)}
        </span>
      ),
    },
    { id: 'before', title: 'Now', cell: ({ before }) => <Outcome text={before} /> },
    {
      id: 'after',
      title: 'Would be',
      cell: ({ after, by }) => (
        <>
          <Outcome text={after} />
          <span className="block text-xs text-mute">by {by.after}</span>
        </>
      ),
    },
    { id: 'at', title: 'Decided', cell: ({ at }) => <Instant at={at} /> },
    {
      id: 'run',
      title: 'Run',
      cell: ({ run }) => <RunLink run={run}>Open run</RunLink>,
    },
    ...(onKeep
      ? [
          {
            id: 'keep',
            title: 'Keep',
            hideTitle: true,
            cell: ({ run, seq, before, action }: Flip) => (
              <Button
                weight="quiet"
                onClick={() => onKeep({ case: `${action} of run ${run}, ${seq}`, expect: before, call: { run, seq } })}
              >
                Must stay {before}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
