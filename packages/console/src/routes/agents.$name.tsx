import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { wordOf } from '../parts/search.ts'
import { AgentPage } from '../agents/agent-page.tsx'
import { agentTabs } from '../agents/tabs.ts'

export const Route = createFileRoute('/agents/$name')({
  validateSearch: z.object({ tab: wordOf(agentTabs) }),
  component: Agent,
})

function Agent() {
  const { name } = Route.useParams()
  return <AgentPage key={name} name={name} tab={Route.useSearch().tab ?? 'autonomy'} />
}
