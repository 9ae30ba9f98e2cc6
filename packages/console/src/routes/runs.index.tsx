import { createFileRoute } from '@tanstack/react-router'
import { filterOf } from '../runs/filter.ts'
import { RunsPage } from '../runs/runs-page.tsx'

export const Route = createFileRoute('/runs/')({ validateSearch: filterOf, component: Runs })

function Runs() {
  return <RunsPage filter={Route.useSearch()} />
}
