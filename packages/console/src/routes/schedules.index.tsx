import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { wordOf } from '../parts/search.ts'
import { SchedulesPage } from '../schedules/schedules-page.tsx'
import { startTabs } from '../schedules/search.ts'

export const Route = createFileRoute('/schedules/')({
  validateSearch: z.object({ tab: wordOf(startTabs), source: z.optional(z.string()) }),
  component: Schedules,
})

function Schedules() {
  return <SchedulesPage place={Route.useSearch()} />
}
