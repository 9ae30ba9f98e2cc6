import { PageHead } from '../parts/page-head.tsx'
import { useRowKeys } from '../parts/row-keys.ts'
import { Tab, Tabs } from '../parts/tabs.tsx'
import { EventsList } from './events-list.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { TriggerList } from './trigger-list.tsx'
import { WebhookList } from './webhook-list.tsx'
import type { StartTab } from './search.ts'

export interface StartsPlace {
  readonly tab?: StartTab | undefined
  /** Of events: only what this source told. */
  readonly source?: string | undefined
}

/** What starts by itself: at times, and because of something outside. */
export function SchedulesPage({ place: { tab = 'times', source } }: { readonly place: StartsPlace }) {
  useRowKeys()
  return (
    <>
      <PageHead title="Schedules" about="What starts by itself: at times, and because of something outside." />
      <Tabs label="Kinds of starts">
        <Tab to="/schedules" search={{}} activeOptions={{ exact: true }}>
          At times
        </Tab>
        <Tab to="/schedules" search={{ tab: 'triggers' }}>
          Triggers
        </Tab>
        <Tab to="/schedules" search={{ tab: 'webhooks' }}>
          Webhooks in
        </Tab>
        <Tab to="/schedules" search={{ tab: 'events' }}>
          What came
        </Tab>
      </Tabs>
      {tab === 'times' && <ScheduleList />}
      {tab === 'triggers' && <TriggerList />}
      {tab === 'webhooks' && <WebhookList />}
      {tab === 'events' && <EventsList source={source} />}
    </>
  )
}
