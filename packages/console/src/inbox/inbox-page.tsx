import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { classes } from '../parts/classes.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { useHeld } from '../parts/use-held.ts'
import { useWide } from '../parts/use-wide.ts'
import type { KeyBinding } from '../shell/key-press.ts'
import { useKeys } from '../shell/keys.ts'
import { comesBack, countsQuery, inboxQuery, type Request, type Tab as TabName } from './queries.ts'
import { RequestList } from './request-list.tsx'
import { RequestPane } from './request-pane.tsx'
import { beside } from './rows.ts'

interface InboxPageProps {
  readonly tab: TabName
  /** The id of the request that is shown whole. */
  readonly request: string | undefined
}

/** What people are asked: the list, and one of it whole. On a phone one after the other. */
export function InboxPage({ tab, request }: InboxPageProps) {
  const { data: counts } = useQuery(countsQuery)
  const refetchInterval = counts && counts.snoozed > 0 ? comesBack : false
  const list = useHeld(tab, useQuery({ ...inboxQuery(tab), refetchInterval }))
  // Where there is room for both, the first is shown at once.
  const wide = useWide()
  const shown = request ?? (wide ? list.rows[0]?.id : undefined)
  useListKeys(list.rows, tab, shown, request !== undefined && !wide)
  const next = beside(
    list.rows.filter(({ id }) => id === shown || !list.gone.has(id)),
    shown,
    1,
  )
  return (
    <>
      {/* On a phone the page keeps its heading for whoever has it read out. */}
      <div className={classes(request !== undefined && 'max-lg:sr-only')}>
        <PageHead title="Inbox" about="What agents may not do without you, what they must know, and what to judge." />
      </div>
      <div className={classes(request !== undefined && 'max-lg:hidden')}>
        <Tabs label="Which requests">
          <Tab
            aria-current={tab === 'waiting' ? 'page' : undefined}
            to="/inbox"
            search={{ tab: 'waiting', request }}
            count={counts?.waiting}
          >
            Waiting
          </Tab>
          <Tab
            aria-current={tab === 'reviews' ? 'page' : undefined}
            to="/inbox"
            search={{ tab: 'reviews', request }}
            count={counts?.reviews}
          >
            Reviews
          </Tab>
          <Tab
            aria-current={tab === 'snoozed' ? 'page' : undefined}
            to="/inbox"
            search={{ tab: 'snoozed', request }}
            count={counts?.snoozed}
          >
            Snoozed
          </Tab>
          <Tab aria-current={tab === 'decided' ? 'page' : undefined} to="/inbox" search={{ tab: 'decided', request }}>
            Decided
          </Tab>
        </Tabs>
      </div>
      <div className="lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-8">
        <div
          className={classes(
            'lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-1',
            request !== undefined && 'max-lg:hidden',
          )}
        >
          <RequestList tab={tab} current={shown} list={list} />
        </div>
        <div className="min-w-0">
          {shown !== undefined && (
            <RequestPane
              key={shown}
              id={shown}
              tab={tab}
              next={next}
              chosen={request !== undefined}
              gone={list.gone.has(shown)}
            />
          )}
        </div>
      </div>
    </>
  )
}

function useListKeys(rows: readonly Request[], tab: TabName, request: string | undefined, leads: boolean): void {
  const navigate = useNavigate()
  const bindings = useMemo<readonly KeyBinding[]>(() => {
    const go = (step: 1 | -1) => {
      const row = beside(rows, request, step)
      if (row) void navigate({ to: '/inbox', search: { tab, request: row.id } })
    }
    return [
      { keys: 'j', does: 'Next request', run: () => go(1) },
      { keys: 'k', does: 'Previous request', run: () => go(-1) },
      ...(leads
        ? [{ keys: 'Escape', does: 'Back to the list', run: () => void navigate({ to: '/inbox', search: { tab } }) }]
        : []),
    ]
  }, [navigate, rows, tab, request, leads])
  useKeys(bindings)
}
