import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { beside } from '../parts/beside.ts'
import { ListAndOne, useListKeys } from '../parts/list-and-one.tsx'
import { Tab } from '../parts/tabs.tsx'
import { useHeld } from '../parts/use-held.ts'
import { useWide } from '../parts/use-wide.ts'
import { comesBack, countsQuery, inboxQuery, type Tab as TabName } from './queries.ts'
import { RequestList } from './request-list.tsx'
import { RequestPane } from './request-pane.tsx'

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
  const navigate = useNavigate()
  const show = useCallback(
    (id: string | undefined) => void navigate({ to: '/inbox', search: { tab, request: id } }),
    [navigate, tab],
  )
  useListKeys({ rows: list.rows, shown, inPlace: request !== undefined && !wide, show })
  const next = beside(
    list.rows.filter(({ id }) => id === shown || !list.gone.has(id)),
    shown,
    1,
  )
  return (
    <ListAndOne
      title="Inbox"
      about="What agents may not do without you, what they must know, and what to judge."
      tabsLabel="Which requests"
      tabs={
        <>
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
        </>
      }
      list={<RequestList tab={tab} current={shown} list={list} />}
      one={
        shown !== undefined && (
          <RequestPane
            key={shown}
            id={shown}
            tab={tab}
            next={next}
            chosen={request !== undefined}
            gone={list.gone.has(shown)}
          />
        )
      }
      chosen={request !== undefined}
    />
  )
}
