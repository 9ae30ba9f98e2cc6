import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { AtRevision } from './draft-queries.ts'
import { contentQuery, type Content } from './queries.ts'

/** A draft that is being changed. Changes are sent one after the other, each to the revision the one before made. */
export interface DraftChanges {
  /** How many are under way. */
  readonly saving: number
  /** Why the last one was not kept. */
  readonly error: Error | undefined
  /** Sends a change; answers whether it was kept. */
  readonly change: (send: (at: AtRevision) => Promise<Content>) => Promise<boolean>
  /** Forgets what was not kept, and shows the draft as the server has it. */
  readonly reload: () => Promise<void>
  /** Grows with each reload: what is typed and was not kept is forgotten. */
  readonly reloads: number
}

export function useDraftChanges(agent: string, draft: string): DraftChanges {
  const client = useQueryClient()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const [saving, setSaving] = useState(0)
  const [error, setError] = useState<Error>()
  const [reloads, setReloads] = useState(0)
  return useMemo(() => {
    const { queryKey } = contentQuery(agent, draft)
    const send = async (make: (at: AtRevision) => Promise<Content>): Promise<boolean> => {
      try {
        const revision = client.getQueryData(queryKey)?.draft?.revision ?? 0
        client.setQueryData(queryKey, await make({ agent, draft, revision }))
        setError(undefined)
        for (const what of ['difference', 'impact'])
          void client.invalidateQueries({ queryKey: ['policies', agent, what] })
        return true
      } catch (caught) {
        setError(caught instanceof Error ? caught : new Error(String(caught)))
        return false
      } finally {
        setSaving((count) => count - 1)
      }
    }
    return {
      saving,
      error,
      reloads,
      change: async (make) => {
        setSaving((count) => count + 1)
        const next = last.current.then(() => send(make))
        last.current = next
        return await next
      },
      reload: async () => {
        await client.invalidateQueries({ queryKey })
        setError(undefined)
        setReloads((count) => count + 1)
      },
    }
  }, [agent, draft, client, saving, error, reloads])
}
