import { createFileRoute } from '@tanstack/react-router'
import { ConnectorPage } from '../connectors/connector-page.tsx'

export const Route = createFileRoute('/connectors/$name')({ component: Connector })

function Connector() {
  const { name } = Route.useParams()
  return <ConnectorPage key={name} name={name} />
}
