import { createFileRoute } from '@tanstack/react-router'
import { MetricsPage } from '../metrics/metrics-page.tsx'
import { metricsSearch } from '../metrics/search.ts'

/** `/metrics` is what Prometheus reads. */
export const Route = createFileRoute('/figures')({ validateSearch: metricsSearch, component: Metrics })

function Metrics() {
  return <MetricsPage search={Route.useSearch()} />
}
