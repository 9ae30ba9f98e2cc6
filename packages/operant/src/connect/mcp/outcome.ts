import { z } from 'zod'

/** What an error of a call means; `gone`: the session is of no more use. */
export type CallOutcome = { readonly reason: string; readonly gone: boolean } & (
  | { readonly kind: 'refused'; readonly about?: 'credentials' }
  | { readonly kind: 'later' }
  | { readonly kind: 'unknown-outcome' }
)

/** Codes by which the protocol says that a call was not taken. */
const notTaken = new Set([-32_600, -32_601, -32_602])

/** Codes of the client that say that nothing was sent. */
const notSent = new Set(['NOT_CONNECTED', 'NOT_INITIALIZED', 'CAPABILITY_NOT_SUPPORTED'])

const lost = new Set(['CONNECTION_CLOSED', 'SEND_FAILED', 'NOT_CONNECTED', 'NOT_INITIALIZED'])

const told = z.object({ code: z.union([z.number(), z.string()]), status: z.number().optional().catch(undefined) })

/** What became of a call that threw. Of a write it is only certain that nothing was done where the protocol says so. */
export function outcomeOfError(error: unknown, writes: boolean): CallOutcome {
  const reason = shortly(error)
  const { data } = told.safeParse(error)
  const gone = lost.has(String(data?.code)) || data?.status === 404
  if (typeof data?.code === 'number' && notTaken.has(data.code)) return { kind: 'refused', reason, gone }
  if (data?.status === 401 || data?.status === 403)
    return {
      kind: 'refused',
      reason: `the server does not accept our credentials (${data.status})`,
      gone,
      about: 'credentials',
    }
  // A session that the server does not know any more took nothing.
  if (notSent.has(String(data?.code)) || data?.status === 404 || data?.status === 429)
    return { kind: 'later', reason, gone }
  return { kind: writes ? 'unknown-outcome' : 'later', reason, gone }
}

function shortly(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, 300)
}
