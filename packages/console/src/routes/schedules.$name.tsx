import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { wordOf } from '../parts/search.ts'
import { fireStates } from '../schedules/search.ts'
import { SchedulePage } from '../schedules/schedule-page.tsx'

export const Route = createFileRoute('/schedules/$name')({
  validateSearch: z.object({ state: wordOf(fireStates) }),
  component: Schedule,
})

function Schedule() {
  const { name } = Route.useParams()
  return <SchedulePage key={name} name={name} state={Route.useSearch().state} />
}
