import { condition, fact, query, recordId } from 'operant'
import { z } from 'zod'
import { clock, payments, type Payments } from '../../support/systems.ts'
import { type ReturnRequestHead, returnsDesk, type ReturnsDesk } from '../systems.ts'

export const returnMonth = fact(
  'returnMonth',
  z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, such as October 2026'),
)

/** What is decided, and by whom the rest is held up. */
export const returnStatuses = ['open', 'awaiting evidence', 'in review', 'authorised', 'resolved', 'declined'] as const
type Status = (typeof returnStatuses)[number]

/** Decided for good, by the table of returns or by a person. */
const final: ReadonlySet<Status> = new Set(['authorised', 'resolved', 'declined'])

/** The requests that were reported in the month. */
export const returnRequests = fact(
  'returnRequests',
  z.array(
    z.object({
      request: recordId(),
      /** Null where it came without a ticket: then a person takes it up. */
      ticket: recordId().nullable(),
      status: z.enum(returnStatuses),
      photos: z.number().int().min(0),
      /** Until when evidence was asked for; null where none was. */
      evidenceUntil: z.iso.date().nullable(),
      /** Evidence was asked for, and the time for it is over. */
      overdue: z.boolean(),
    }),
  ),
  { freshFor: '1h' },
)

export const readReturnRequests = query({
  name: 'returns.readRequests',
  needs: { month: returnMonth },
  gives: returnRequests,
  uses: { returns: returnsDesk, payments, clock },
  read: async (i, u) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const requests = await requestsOf(i.month, u)
    return Promise.all(
      requests.map(async ({ id, ticket, status, photos }) => {
        const evidenceUntil = status === 'awaiting evidence' ? await evidenceAskedUntil(u.returns, id) : null
        // Without a date nobody would ever go on with it.
        const overdue = status === 'awaiting evidence' && (evidenceUntil === null || evidenceUntil < today)
        return { request: id, ticket, status, photos: photos.length, evidenceUntil, overdue }
      }),
    )
  },
})

/**
 * The requests of a month as they stand. What was paid back is resolved, although the returns desk, which pays nothing,
 * does not know of it.
 */
async function requestsOf(
  month: string,
  { returns, payments: paid }: { readonly returns: ReturnsDesk; readonly payments: Payments },
): Promise<readonly ReturnRequestHead[]> {
  const requests = await returns.requestsIn(spanOf(month))
  return Promise.all(
    requests.map(async (one) => {
      if (isFinal(one)) return one
      const refunds = (await paid.paymentOf(one.order))?.refunds ?? []
      return refunds.some(({ line }) => line === one.line) ? { ...one, status: 'resolved' as const } : one
    }),
  )
}

async function evidenceAskedUntil(desk: ReturnsDesk, request: string): Promise<string | null> {
  const until = (await desk.findStep({ request, kind: 'evidence request' }))?.detail['until']
  return typeof until === 'string' ? until : null
}

/** The month, its end not included. */
export function spanOf(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString()
  return { from: at(number - 1), to: at(number) }
}

export function isFinal({ status }: { readonly status: Status }): boolean {
  return final.has(status)
}

/** Whether an agent can do something about a request now: it was not decided, and nobody is waited for. */
export function canGoOn(one: {
  readonly status: Status
  readonly ticket: string | null
  readonly overdue: boolean
}): boolean {
  return one.ticket !== null && (one.status === 'open' || (one.status === 'awaiting evidence' && one.overdue))
}

/** How many of the month are not decided: counted again whenever one was worked on, and as time goes by. */
export const undecidedCount = fact('undecidedCount', z.number().int().min(0), { freshFor: '1h' })

export const countUndecided = query({
  name: 'returns.countUndecided',
  needs: { month: returnMonth },
  gives: undecidedCount,
  uses: { returns: returnsDesk, payments },
  read: async (i, u) => (await requestsOf(i.month, u)).filter((one) => !isFinal(one)).length,
})

export const requestsFinal = condition({
  name: 'requestsFinal',
  title: 'every return request of the month is decided',
  // People decide as well: another count is a reason to look again.
  needs: { month: returnMonth, counted: undecidedCount },
  uses: { returns: returnsDesk, payments },
  holds: async (i, u) => (await requestsOf(i.month, u)).every(isFinal),
})
