import { useState } from 'react'
import { held, type Held } from './held.ts'

export interface HeldList<Row> extends Held<Row> {
  readonly isPending: boolean
  readonly error: unknown
  /** There are more than are listed. */
  readonly more: boolean
  /** Shows the list as it is now. */
  readonly refresh: () => void
  readonly retry: () => void
}

interface Page<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

interface Asked<Row> {
  readonly data: Page<Row> | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

/** What a list tells, which stays as it was shown until somebody asks for what came since. Another `name` is another list. */
export function useHeld<Row extends { readonly id: string }>(
  name: string,
  { data, error, isPending, refetch }: Asked<Row>,
): HeldList<Row> {
  const [shown, setShown] = useState<{ readonly name: string; readonly rows: readonly Row[] }>()
  const now = data?.items
  const own = shown?.name === name ? shown : undefined
  if (now && (!own || (own.rows.length === 0 && now.length > 0))) setShown({ name, rows: now })
  return {
    ...held(own?.rows, now ?? []),
    isPending,
    error: data ? undefined : error,
    more: data !== undefined && data.next !== null,
    refresh: () => setShown(now && { name, rows: now }),
    retry: () => void refetch(),
  }
}
