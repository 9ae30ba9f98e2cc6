import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useNow } from '../parts/clock.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { SelectField } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { FailuresTable } from './failures-table.tsx'
import { FiguresGrid } from './figures-grid.tsx'
import { GroupTable } from './group-table.tsx'
import { NotCounted } from './not-counted.tsx'
import { beginning } from './period.ts'
import { PeriodChoice } from './period-choice.tsx'
import { agentsQuery, failuresQuery, summaryQuery, type Asked } from './queries.ts'
import { ReturnCalculator } from './return-calculator.tsx'
import type { MetricsSearch } from './search.ts'

const ways = [
  ['agent', 'By agent'],
  ['class', 'By class'],
  ['goal', 'By goal'],
  ['day', 'By day'],
  ['week', 'By week'],
  ['month', 'By month'],
] as const

/** What became of runs, in figures that each lead to their runs, and what it brings. */
export function MetricsPage({ search }: { readonly search: MetricsSearch }) {
  const navigate = useNavigate()
  const { days = 30, by = 'agent', agent } = search
  const asked: Asked = { from: beginning(days, useNow()), ...(agent === undefined ? {} : { agent }) }
  const change = (part: Partial<MetricsSearch>) =>
    void navigate({ to: '/figures', search: cleaned({ ...search, ...part }), replace: true })
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <div>
        <PageHead
          title="Metrics"
          about="Runs that ended, those in shadow left out. Every number leads to its runs; what cannot be known is said to be unknown."
        >
          <AgentChoice agent={agent} onChoose={(chosen) => change({ agent: chosen })} />
          <PeriodChoice days={days} onChoose={(chosen) => change({ days: chosen })} />
        </PageHead>
        <Total asked={asked} days={days} />
      </div>
      <section aria-label="In parts">
        <Tabs label="In parts">
          {ways.map(([way, label]) => (
            <Tab
              key={way}
              to="/figures"
              search={cleaned({ ...search, by: way })}
              aria-current={way === by ? 'page' : undefined}
              activeProps={{}}
            >
              {label}
            </Tab>
          ))}
        </Tabs>
        <Parts asked={asked} by={by} />
      </section>
      <section aria-label="Failures and hand-overs">
        <h2 className="mb-1 text-base font-semibold">Failures and hand-overs, by cause</h2>
        <Failures asked={asked} />
      </section>
      <section aria-label="Return on investment">
        <h2 className="text-base font-semibold">Return on investment</h2>
        <p className="mb-3 max-w-prose text-mute">
          What is left empty is measured of the runs above, where it can be. What a case costs that people do, nothing
          measures.
        </p>
        <ReturnCalculator asked={asked} search={search} onChange={change} />
      </section>
    </div>
  )
}

/** Without what is empty: it stands in no address. */
function cleaned(search: MetricsSearch): MetricsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}

function AgentChoice({
  agent,
  onChoose,
}: {
  readonly agent: string | undefined
  readonly onChoose: (agent: string | undefined) => void
}) {
  const { data: names = [] } = useQuery(agentsQuery)
  const known = agent === undefined || names.includes(agent) ? names : [...names, agent]
  return (
    <SelectField
      label="Agent"
      hideLabel
      value={agent ?? ''}
      onChange={(event) => onChoose(event.target.value || undefined)}
      options={[{ value: '', label: 'All agents' }, ...known.map((name) => ({ value: name, label: name }))]}
    />
  )
}

function Total({ asked, days }: { readonly asked: Asked; readonly days: number }) {
  const { data, error, isPending, refetch } = useQuery(summaryQuery(asked, undefined))
  if (isPending) return <Loading what="figures" />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (data.total.ended.value === 0)
    return (
      <Empty
        kind={asked.agent === undefined ? 'nothing yet' : 'filtered'}
        title={`No run has ended in the last ${days} days`}
      >
        {asked.agent === undefined ? 'Start a goal, or look at longer ago.' : 'Look at all agents, or at longer ago.'}
      </Empty>
    )
  return (
    <>
      <FiguresGrid figures={data.total} all />
      <NotCounted runs={data.notCounted} />
    </>
  )
}

function Parts({ asked, by }: { readonly asked: Asked; readonly by: NonNullable<MetricsSearch['by']> }) {
  const { data, error, isPending, refetch } = useQuery(summaryQuery(asked, by))
  if (isPending) return <Loading what={`figures by ${by}`} />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  const groups = data.groups.filter(({ figures }) => figures.ended.value > 0)
  if (groups.length === 0) return <p className="text-mute">No run has ended in this time.</p>
  return (
    <>
      <GroupTable groups={groups} by={by} />
      {by === 'class' && (
        <p className="mt-2 text-xs text-mute">
          A goal names the fact that its runs are told apart by. Runs that ended before it was known are of no class.
        </p>
      )}
    </>
  )
}

function Failures({ asked }: { readonly asked: Asked }) {
  const { data, error, isPending, refetch } = useQuery(failuresQuery(asked))
  if (isPending) return <Loading what="failures" />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return <FailuresTable groups={data.items} most={100} />
}
