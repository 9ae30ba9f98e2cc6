import { createFileRoute } from '@tanstack/react-router'
import { InboxPage } from '../inbox/inbox-page.tsx'
import { inboxSearch } from '../inbox/search.ts'

export const Route = createFileRoute('/inbox')({ validateSearch: inboxSearch, component: Inbox })

function Inbox() {
  const { tab = 'waiting', request } = Route.useSearch()
  return <InboxPage tab={tab} request={request} />
}
