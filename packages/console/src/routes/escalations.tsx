import { createFileRoute } from '@tanstack/react-router'
import { EscalationsPage } from '../escalations/escalations-page.tsx'
import { escalationsSearch } from '../escalations/search.ts'

export const Route = createFileRoute('/escalations')({ validateSearch: escalationsSearch, component: Escalations })

function Escalations() {
  const { tab = 'unclaimed', item } = Route.useSearch()
  return <EscalationsPage tab={tab} item={item} />
}
