import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inboxQuery, type Request, type Tab } from './queries.ts'
import { groupsOf, held, type Held } from './rows.ts'

export interface HeldList extends Held {
  readonly isPending: boolean
  readonly error: unknown
  /** There are more than are listed. */
  readonly more: boolean
  /** Shows the list as it is now. */
  readonly refresh: () => void
  readonly retry: () => void
}

/** What a tab lists, which stays as it was shown until somebody asks for what came since. */
export function useHeld(tab: Tab): HeldList {
  const query = useQuery(inboxQuery(tab))
  const [shown, setShown] = useState<{ readonly tab: Tab; readonly rows: readonly Request[] }>()
  const now = query.data && groupsOf(query.data.items).flatMap(({ rows }) => rows)
  if (now && (shown?.tab !== tab || shown.rows.length === 0) && (now.length > 0 || shown?.tab !== tab))
    setShown({ tab, rows: now })
  const kept = held(shown?.tab === tab ? shown.rows : undefined, now ?? [])
  return {
    ...kept,
    isPending: query.isPending,
    error: query.data ? undefined : query.error,
    more: query.data?.next !== null && query.data?.next !== undefined,
    refresh: () => setShown(now && { tab, rows: now }),
    retry: () => void query.refetch(),
  }
}
