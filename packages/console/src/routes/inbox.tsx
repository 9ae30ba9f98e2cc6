import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod/mini'
import { InboxPage } from '../inbox/inbox-page.tsx'

export const Route = createFileRoute('/inbox')({
  validateSearch: z.object({
    tab: z.catch(z.optional(z.enum(['waiting', 'snoozed', 'decided'])), undefined),
    request: z.catch(z.optional(z.string()), undefined),
  }),
  component: Inbox,
})

function Inbox() {
  const { tab = 'waiting', request } = Route.useSearch()
  return <InboxPage tab={tab} request={request} />
}
