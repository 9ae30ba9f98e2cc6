import { createFileRoute } from '@tanstack/react-router'
import { placeOf } from '../run/place.ts'
import { RunPage } from '../run/run-page.tsx'

export const Route = createFileRoute('/runs/$run')({ validateSearch: placeOf, component: Run })

function Run() {
  const { run } = Route.useParams()
  return <RunPage key={run} id={run} place={Route.useSearch()} />
}
