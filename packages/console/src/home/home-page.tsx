import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EndedChart } from '../metrics/ended-chart.tsx'
import { columnsOf } from '../metrics/columns.ts'
import { FailuresTable } from '../metrics/failures-table.tsx'
import { FiguresGrid } from '../metrics/figures-grid.tsx'
import { MarksList } from '../metrics/marks-list.tsx'
import { NotCounted } from '../metrics/not-counted.tsx'
import { beginning, stepOf, type Days } from '../metrics/period.ts'
import { PeriodChoice } from '../metrics/period-choice.tsx'
import { failuresQuery, marksQuery, summaryQuery, type Asked } from '../metrics/queries.ts'
import { LinkButton } from '../parts/button.tsx'
import { useNow } from '../parts/clock.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { TroubledSystems } from './troubled-systems.tsx'
import { Waiting } from './waiting.tsx'

/** Is it all right, and what needs me? */
export function HomePage({ days }: { readonly days: Days }) {
  const navigate = useNavigate()
  const asked = { from: beginning(days, useNow()) }
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <div>
        <PageHead title="Home">
          <LinkButton to="/start" weight="primary">
            Start a goal
          </LinkButton>
        </PageHead>
        <Waiting />
      </div>
      <TroubledSystems />
      <section aria-label="What became of runs">
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="grow text-base font-semibold">What became of runs</h2>
          <PeriodChoice days={days} onChoose={(chosen) => void navigate({ to: '/', search: { days: chosen } })} />
          <LinkButton to="/figures" search={{ days }} weight="quiet">
            All metrics
          </LinkButton>
        </div>
        <Outcomes asked={asked} days={days} />
      </section>
      <section aria-label="Failures and hand-overs">
        <h2 className="mb-1 text-base font-semibold">Failures and hand-overs, by cause</h2>
        <Failures asked={asked} />
      </section>
    </div>
  )
}

function Outcomes({ asked, days }: { readonly asked: Asked; readonly days: Days }) {
  const summary = useQuery(summaryQuery(asked, stepOf(days)))
  const marks = useQuery(marksQuery(asked))
  if (summary.isPending) return <Loading what="figures" />
  if (summary.error) return <Failure error={summary.error} retry={() => void summary.refetch()} />
  const { total, groups, notCounted } = summary.data
  if (total.ended.value === 0)
    return (
      <Empty kind="nothing yet" title={`No run has ended in the last ${days} days`}>
        <p>Start a goal, or look at longer ago.</p>
      </Empty>
    )
  const changes = marks.data?.items ?? []
  return (
    <>
      <FiguresGrid figures={total} />
      <NotCounted runs={notCounted} />
      <div className="mt-5">
        <EndedChart columns={columnsOf(groups, changes)} />
        <MarksList marks={changes} />
      </div>
    </>
  )
}

function Failures({ asked }: { readonly asked: Asked }) {
  const { data, error, isPending, refetch } = useQuery(failuresQuery(asked))
  if (isPending) return <Loading what="failures" />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  return <FailuresTable groups={data.items} most={6} />
}
