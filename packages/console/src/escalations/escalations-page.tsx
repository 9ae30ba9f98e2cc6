import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { countsQuery } from '../inbox/queries.ts'
import { beside } from '../inbox/rows.ts'
import { classes } from '../parts/classes.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { useHeld, type HeldList } from '../parts/use-held.ts'
import { useWide } from '../parts/use-wide.ts'
import type { KeyBinding } from '../shell/key-press.ts'
import { useKeys } from '../shell/keys.ts'
import { EscalationList } from './escalation-list.tsx'
import { EscalationPane } from './escalation-pane.tsx'
import { escalationsQuery, type Escalation, type Tab as TabName } from './queries.ts'

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
  useListKeys(list, tab, shown, item !== undefined && !wide)
  return (
    <>
      {/* On a phone the page keeps its heading for whoever has it read out. */}
      <div className={classes(item !== undefined && 'max-lg:sr-only')}>
        <PageHead title="Escalations" about="What agents could not finish, with everything they know about it." />
      </div>
      <div className={classes(item !== undefined && 'max-lg:hidden')}>
        <Tabs label="Which escalations">
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
        </Tabs>
      </div>
      <div className="lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-8">
        <div
          className={classes(
            'lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-1',
            item !== undefined && 'max-lg:hidden',
          )}
        >
          <EscalationList tab={tab} current={shown} list={list} />
        </div>
        <div className="min-w-0">
          {shown !== undefined && <EscalationPane key={shown} id={shown} tab={tab} chosen={item !== undefined} />}
        </div>
      </div>
    </>
  )
}

function useListKeys({ rows }: HeldList<Escalation>, tab: TabName, item: string | undefined, leads: boolean): void {
  const navigate = useNavigate()
  const bindings = useMemo<readonly KeyBinding[]>(() => {
    const go = (step: 1 | -1) => {
      const row = beside(rows, item, step)
      if (row) void navigate({ to: '/escalations', search: { tab, item: row.id } })
    }
    return [
      { keys: 'j', does: 'Next', run: () => go(1) },
      { keys: 'k', does: 'Previous', run: () => go(-1) },
      ...(leads
        ? [
            {
              keys: 'Escape',
              does: 'Back to the list',
              run: () => void navigate({ to: '/escalations', search: { tab } }),
            },
          ]
        : []),
    ]
  }, [navigate, rows, tab, item, leads])
  useKeys(bindings)
}
