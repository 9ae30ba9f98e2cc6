import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { countsQuery } from '../inbox/queries.ts'
import { ListAndOne, useListKeys } from '../parts/list-and-one.tsx'
import { Tab } from '../parts/tabs.tsx'
import { useHeld } from '../parts/use-held.ts'
import { useWide } from '../parts/use-wide.ts'
import { EscalationList } from './escalation-list.tsx'
import { EscalationPane } from './escalation-pane.tsx'
import { escalationsQuery, type Tab as TabName } from './queries.ts'

interface EscalationsPageProps {
  readonly tab: TabName
  /** The id of what is shown whole. */
  readonly item: string | undefined
}

/** What agents handed over to people: the list, and one of it whole. On a phone one after the other. */
export function EscalationsPage({ tab, item }: EscalationsPageProps) {
  const { data: counts } = useQuery(countsQuery)
  const list = useHeld(tab, useQuery(escalationsQuery(tab)))
  // Where there is room for both, the first is shown at once.
  const wide = useWide()
  const shown = item ?? (wide ? list.rows[0]?.id : undefined)
  const navigate = useNavigate()
  const show = useCallback(
    (id: string | undefined) => void navigate({ to: '/escalations', search: { tab, item: id } }),
    [navigate, tab],
  )
  useListKeys({ rows: list.rows, shown, inPlace: item !== undefined && !wide, show })
  return (
    <ListAndOne
      title="Escalations"
      about="What agents could not finish, with everything they know about it."
      tabsLabel="Which escalations"
      tabs={
        <>
          <Tab
            aria-current={tab === 'unclaimed' ? 'page' : undefined}
            to="/escalations"
            search={{ tab: 'unclaimed', item }}
            count={counts?.escalations.unclaimed}
          >
            Unclaimed
          </Tab>
          <Tab
            aria-current={tab === 'mine' ? 'page' : undefined}
            to="/escalations"
            search={{ tab: 'mine', item }}
            count={counts?.escalations.mine}
          >
            Mine
          </Tab>
          <Tab aria-current={tab === 'open' ? 'page' : undefined} to="/escalations" search={{ tab: 'open', item }}>
            All open
          </Tab>
          <Tab aria-current={tab === 'ended' ? 'page' : undefined} to="/escalations" search={{ tab: 'ended', item }}>
            Ended
          </Tab>
        </>
      }
      list={<EscalationList tab={tab} current={shown} list={list} />}
      one={shown !== undefined && <EscalationPane key={shown} id={shown} tab={tab} chosen={item !== undefined} />}
      chosen={item !== undefined}
    />
  )
}
