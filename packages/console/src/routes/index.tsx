import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '../home/home-page.tsx'
import { daysSearch } from '../metrics/search.ts'

export const Route = createFileRoute('/')({ validateSearch: daysSearch, component: Home })

function Home() {
  return <HomePage days={Route.useSearch().days ?? 7} />
}
