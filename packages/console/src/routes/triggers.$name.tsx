import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { wordOf } from '../parts/search.ts'
import { deliveryStates } from '../schedules/search.ts'
import { TriggerPage } from '../schedules/trigger-page.tsx'

export const Route = createFileRoute('/triggers/$name')({
  validateSearch: z.object({ state: wordOf(deliveryStates) }),
  component: Trigger,
})

function Trigger() {
  const { name } = Route.useParams()
  return <TriggerPage key={name} name={name} state={Route.useSearch().state} />
}
