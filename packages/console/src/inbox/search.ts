import { tabs, type Tab } from './queries.ts'

/** What the address of the Inbox says. */
export interface InboxSearch {
  readonly tab?: Tab | undefined
  readonly request?: string | undefined
}

/** Reads it; what it does not say, or says wrongly, is left out. */
export function inboxSearch({ tab, request }: Readonly<Record<string, unknown>>): InboxSearch {
  const known = tabs.find((one) => one === tab)
  // The router reads what looks like a number as one.
  const id = typeof request === 'string' || typeof request === 'number' ? String(request) : ''
  return { ...(known ? { tab: known } : {}), ...(id === '' ? {} : { request: id }) }
}
