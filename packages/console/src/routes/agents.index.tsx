import { createFileRoute } from '@tanstack/react-router'
import { AgentsPage } from '../agents/agents-page.tsx'

export const Route = createFileRoute('/agents/')({ component: AgentsPage })
