import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { DraftPage } from '../policies/draft-page.tsx'
import { draftShows } from '../policies/shows.ts'

export const Route = createFileRoute('/policies/$agent/drafts/$draft')({
  validateSearch: z.object({ show: z.optional(z.enum(draftShows)) }),
  component: Draft,
})

function Draft() {
  const { agent, draft } = Route.useParams()
  const { show = 'tables' } = Route.useSearch()
  return <DraftPage key={draft} agent={agent} draft={draft} show={show} />
}
