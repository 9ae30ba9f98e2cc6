import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionKey } from '../api/queries.ts'
import { browserParts, wait } from './browser.ts'
import { setLive } from './live-state.ts'
import { Refetching } from './refetching.ts'
import { shareStream, type Live } from './tabs.ts'
import { follows, isLive, touches } from './touches.ts'

/** Keeps what is shown up to date with what happens, as long as somebody is signed in. */
export function useLive(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const refetching = refetchingOf(queries)
    const seen = (): void => {
      if (document.visibilityState === 'visible') refetching.seen()
    }
    document.addEventListener('visibilitychange', seen)
    const stop = shareStream({
      ...browserParts,
      heard: (happened) => {
        refetching.heard([happened])
        forget(queries, (key) => touches(key, [happened]))
      },
      changed: (what) => {
        refetching.changed(what)
        forget(queries, (key) => follows(key, what))
      },
      turned: (live: Live, gap: boolean) => {
        setLive(live)
        if (gap) {
          refetching.missed()
          forget(queries, isLive)
        } else if (live === 'live') refetching.back()
      },
      // Whoever is signed in may not be any more: that shows here, and brings the sign-in page.
      refused: () => void queries.invalidateQueries({ queryKey: sessionKey }),
    })
    return () => {
      stop()
      document.removeEventListener('visibilitychange', seen)
      setLive('connecting')
    }
  }, [queries])
}

function refetchingOf(queries: QueryClient): Refetching {
  return new Refetching({
    asked: () =>
      queries
        .getQueryCache()
        .findAll({ type: 'active' })
        .map(({ queryKey, state }) => ({ key: queryKey, failed: state.status === 'error' })),
    refetch: async (keys) => {
      await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey, exact: true })))
    },
    hidden: () => document.visibilityState === 'hidden',
    now: () => Date.now(),
    wait,
  })
}

/** What nobody looks at is asked for when somebody does again. */
function forget(queries: QueryClient, changed: (key: readonly unknown[]) => boolean): void {
  for (const { queryKey } of queries.getQueryCache().findAll({ type: 'inactive' }))
    if (changed(queryKey)) void queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
}
