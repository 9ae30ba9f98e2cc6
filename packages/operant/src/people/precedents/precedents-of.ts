import type { Pool } from 'pg'
import { runRow } from '../../store/runs.ts'
import { decidedByPeople, type DecidedByPeople } from './decided.ts'
import { bandsOf, likeness } from './like.ts'

/** How people decided calls like one that is asked about. They say what was done before, and decide nothing. */
export interface Precedents {
  readonly approved: readonly DecidedByPeople[]
  readonly rejected: readonly DecidedByPeople[]
  /** Amounts and numbers of all of them, least and most. */
  readonly bounds: Readonly<Record<string, readonly [string, string]>>
}

/** Undefined where no single row or rule asked. */
export async function precedentsOf(
  pool: Pool,
  request: { readonly id: string; readonly run: string; readonly kind: string },
): Promise<Precedents | undefined> {
  if (request.kind !== 'approve') return undefined
  const agent = (await runRow(pool, request.run))?.agent
  if (agent === undefined) return undefined
  const all = await decidedByPeople(pool, agent)
  const own = all.find((one) => one.request === request.id)
  if (!own) return undefined
  const like = all.filter((one) => one.request !== own.request && one.answer && likeness(one) === likeness(own))
  return {
    approved: like.filter(({ answer }) => answer === 'approved'),
    rejected: like.filter(({ answer }) => answer === 'rejected'),
    bounds: boundsOf(like),
  }
}

function boundsOf(like: readonly DecidedByPeople[]): Precedents['bounds'] {
  return Object.fromEntries(Object.entries(bandsOf(like)).map(([path, { from, to }]) => [path, [from, to]]))
}
