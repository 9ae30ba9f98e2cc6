import type { ClientBase, Pool } from 'pg'
import { answerRequest, type NewAnswer, type ReplyRefusal, type ReplyResult } from './requests.ts'

/** What one answer to several requests came to: all of them, or none. */
export type TogetherResult =
  | {
      readonly kind: 'answered'
      readonly results: readonly { readonly request: string; readonly result: ReplyResult }[]
    }
  | { readonly kind: 'refused'; readonly request: string; readonly why: ReplyRefusal | NotAlike }

/** Requests are alike where they ask to approve the same action under the same rule, for one run or one agent. */
type NotAlike = 'not like the first' | 'not an approval'

interface Alike {
  readonly id: string
  readonly kind: string
  readonly alike: string | null
  readonly agent: string
}

/**
 * Gives one person's answer to several like requests, in one transaction. Each is looked at as if it were the only one;
 * where one cannot be answered none is.
 */
export async function answerTogether(
  pool: Pool,
  { requests, ...given }: Omit<NewAnswer, 'request'> & { readonly requests: readonly string[] },
): Promise<TogetherResult> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await within(client, [...new Set(requests)], given)
    await client.query(result.kind === 'answered' ? 'COMMIT' : 'ROLLBACK')
    client.release()
    return result
  } catch (error) {
    // Ends the session, and with it the transaction.
    client.release(true)
    throw error
  }
}

async function within(
  client: ClientBase,
  requests: readonly string[],
  given: Omit<NewAnswer, 'request'>,
): Promise<TogetherResult> {
  // In one order everywhere: of two people who answer the same ones at once, one waits.
  const { rows } = await client.query<Alike>(
    `SELECT requests.id, kind, alike, agent FROM operant.requests JOIN operant.runs ON runs.id = run_id
      WHERE requests.id = ANY ($1) ORDER BY requests.id FOR UPDATE OF requests`,
    [requests],
  )
  await client.query(
    `SELECT FROM operant.runs WHERE id IN (SELECT run_id FROM operant.requests WHERE id = ANY ($1)) ORDER BY id FOR UPDATE`,
    [requests],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const first = byId.get(requests[0] ?? '')
  for (const request of requests) {
    const row = byId.get(request)
    if (!row) return { kind: 'refused', request, why: 'no such request' }
    if (row.kind !== 'approve' || row.alike === null) return { kind: 'refused', request, why: 'not an approval' }
    if (row.alike !== first?.alike || row.agent !== first.agent)
      return { kind: 'refused', request, why: 'not like the first' }
  }
  const results: { readonly request: string; readonly result: ReplyResult }[] = []
  for (const request of requests) {
    const result = await answerRequest(client, { ...given, request })
    if (result.kind === 'refused') return { kind: 'refused', request, why: result.why }
    results.push({ request, result })
  }
  return { kind: 'answered', results }
}
