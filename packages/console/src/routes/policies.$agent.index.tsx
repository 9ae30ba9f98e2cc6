import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { AgentPage } from '../policies/agent-page.tsx'
import { versionShows } from '../policies/shows.ts'

export const Route = createFileRoute('/policies/$agent/')({
  validateSearch: z.object({
    of: z.optional(z.pipe(z.union([z.string(), z.number()]), z.transform(String))),
    show: z.optional(z.enum(versionShows)),
  }),
  component: Agent,
})

function Agent() {
  const { agent } = Route.useParams()
  const { of = 'governing', show } = Route.useSearch()
  return <AgentPage key={`${agent} ${of}`} agent={agent} of={of} show={show} />
}
