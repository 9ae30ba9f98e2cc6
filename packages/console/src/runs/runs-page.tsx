import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useMay, useMe } from '../api/session.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { CancelMatching } from './cancel-matching.tsx'
import type { RunFilter } from './filter.ts'
import { newRuns, refreshed } from './fresh.ts'
import { runsQuery, topQuery } from './queries.ts'
import { RunFilters } from './run-filters.tsx'
import { RunsTable } from './runs-table.tsx'
import { RunViews } from './run-views.tsx'
import { usualViews } from './views.ts'

/** All runs: found by filters that stand in the address, shown newest first. New ones are said, and move no row. */
export function RunsPage({ filter }: { readonly filter: RunFilter }) {
  const navigate = useNavigate()
  const may = useMay('take over')
  const [cancelling, setCancelling] = useState(false)
  const set = (to: RunFilter) => void navigate({ to: '/runs', search: to })
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      <PageHead title="Runs" about="What agents pursue, and what came of it. Newest first.">
        {may && isFiltered && filter.state !== 'settled' && filter.outcome === undefined && (
          <Button weight="quiet" onClick={() => setCancelling(true)}>
            Cancel all that match…
          </Button>
        )}
        <LinkButton to="/start">Start a goal</LinkButton>
      </PageHead>
      <RunViews usual={usualViews(useMe().name)} filter={filter} />
      <RunFilters filter={filter} onChange={set} />
      <RunList key={JSON.stringify(filter)} filter={filter} onClear={() => set({})} />
      {cancelling && <CancelMatching filter={filter} onClose={() => setCancelling(false)} />}
    </>
  )
}

interface RunListProps {
  readonly filter: RunFilter
  readonly onClear: () => void
}

function RunList({ filter, onClear }: RunListProps) {
  const queries = useQueryClient()
  const list = useInfiniteQuery(runsQuery(filter))
  const { data: top, error: offline } = useQuery(topQuery(filter))
  const read = list.data?.pages
  const rows = useMemo(() => refreshed(read?.flatMap(({ items }) => items) ?? [], top?.items ?? []), [read, top])
  const fresh = newRuns(rows, top?.items ?? [])
  // Where nothing was shown, nothing moves: the first runs are shown as they come.
  const isFirst = read !== undefined && rows.length === 0 && top !== undefined && top.items.length > 0
  const { refetch } = list
  useEffect(() => {
    if (isFirst) void refetch()
  }, [isFirst, refetch])
  const showNew = () => void queries.resetQueries({ queryKey: runsQuery(filter).queryKey })
  if (list.isPending) return <Loading what="runs" />
  if (list.error && !read) return <Failure error={list.error} retry={() => void list.refetch()} />
  return (
    <>
      <div aria-live="polite" className="flex min-h-8 items-center gap-3">
        {fresh > 0 && (
          <Button weight="primary" onClick={showNew}>
            {fresh} new
          </Button>
        )}
        {offline && <span className="font-medium text-bad">Not up to date: {offline.message}</span>}
      </div>
      {rows.length === 0 ? (
        <Nothing isFiltered={Object.keys(filter).length > 0} onClear={onClear} />
      ) : (
        <RunsTable
          rows={rows}
          isWhole={!list.hasNextPage}
          isReading={list.isFetchingNextPage}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
          }}
        />
      )}
      {list.error && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
    </>
  )
}

function Nothing({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (isFiltered)
    return (
      <Empty kind="filtered" title="No run fits these filters">
        <Button onClick={onClear}>Clear filters</Button>
      </Empty>
    )
  return (
    <Empty kind="nothing yet" title="No run yet">
      <p className="mb-2">A run pursues a goal until its checks hold, or says why they cannot.</p>
      <LinkButton to="/start" weight="primary">
        Start a goal
      </LinkButton>
    </Empty>
  )
}
