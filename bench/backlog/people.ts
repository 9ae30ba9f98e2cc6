import type { Shift, Staff } from '@operant/sandbox'
import type { TicketTruth } from '../../packages/sandbox/src/truth/ticket-truth.ts'
import {
  answerRequest,
  listRequests,
  type ReplyRefusal,
  type RequestRow,
} from '../../packages/operant/src/store/requests.ts'
import { listRuns } from '../../packages/operant/src/store/runs.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { lead } from './place.ts'

/** Something that a person has to do. */
interface Matter {
  readonly id: string
  readonly ticket: string
  /** What is done first. */
  readonly rank: number
  /** Null for as long as whoever does it takes for a ticket. */
  readonly minutes: number | null
  readonly work: () => Promise<void>
}

export interface PeopleOptions {
  readonly project: Project
  /** The run whose child runs they are asked about. */
  readonly parent: string
  readonly shifts: readonly Shift[]
  readonly staff: Staff
  readonly truth: readonly TicketTruth[]
  /** What the returns desk has of a ticket, and not decided. */
  readonly requestOf: (ticket: string) => Promise<string | null>
  readonly random: () => number
}

/**
 * People of the company, no real ones: each does one thing at a time in their shift, for about as long as the desk has
 * it in its books, and knows what is right. Approvals come first, then questions, then what was handed over; both of these
 * are done by hand. Reviews of what was done are not theirs.
 */
export interface People {
  /** Begins and ends what is due by now. */
  act(now: number): Promise<void>
  readonly done: number
  readonly approved: ReadonlySet<string>
}

/** So long a person looks at what somebody else has worked out. */
export const minutesToApprove = 3
/** Why an answer does not count that came when nobody asked any more. */
const tooLate: ReadonlySet<ReplyRefusal> = new Set(['expired', 'already decided', 'not here any more'])
const nothing: Matter = { id: '', ticket: '', rank: 0, minutes: 0, work: () => Promise.resolve() }

export function peopleAtWork(options: PeopleOptions): People {
  const { project, shifts, random } = options
  const truthOf = new Map(options.truth.map((one) => [one.ticket, one]))
  /** Until when each person is at something, and what is then done. */
  const busy = new Map<string, { readonly until: number; readonly matter: Matter }>()
  const taken = new Set<string>()
  const approved = new Set<string>()
  let done = 0
  let lastAt = 0

  const byHand = async (ticket: string): Promise<void> => {
    const truth = truthOf.get(ticket)
    const request = await options.requestOf(ticket)
    if (request !== null) options.staff.decide({ request, as: decisionFor(truth) })
    // Who cannot know what is meant asks.
    const status = truth?.expected === 'ask' && truth.class !== 'ORDER_OF_SOMEBODY_ELSE' ? 'pending' : 'solved'
    options.staff.answer({ ticket, status, body: `Dear customer, we have looked at ${ticket} ourselves.` })
  }

  const decide = async (request: RequestRow, ticket: string): Promise<void> => {
    const expected = truthOf.get(ticket)?.expected
    const right = expected === 'approval' || expected === 'settle'
    const result = await answerRequest(project.pool, {
      request: request.id,
      by: { name: lead.name, roles: [...lead.roles] },
      how: { channel: 'api' },
      answer: { kind: right ? 'approved' : 'rejected', reason: 'as the case stands' },
      at: project.clock.now().toISOString(),
    })
    if (result.kind === 'refused' && !tooLate.has(result.why))
      throw new Error(`${lead.name} may not decide request ${request.id} on ticket ${ticket}: ${result.why}`)
    if (right && result.kind === 'decided') approved.add(ticket)
  }

  const matters = async (): Promise<readonly Matter[]> => {
    const { parent } = options
    const children = await listRuns(project.pool, { parent, limit: 5_000 })
    const ticketOf = new Map(children.map(({ id, subject }) => [id, subject?.replace(/^ticket:/, '') ?? '']))
    const asked = await listRequests(project.pool, { state: 'open', kind: ['approve', 'answer'], limit: 5_000 })
    const requests = asked.flatMap((request): Matter[] => {
      const ticket = ticketOf.get(request.run)
      if (ticket === undefined || request.outside !== null) return []
      const id = `request ${request.id}`
      if (request.kind === 'approve')
        return [{ id, ticket, rank: 0, minutes: minutesToApprove, work: () => decide(request, ticket) }]
      return [{ id, ticket, rank: 1, minutes: null, work: () => byHand(ticket) }]
    })
    const over = children.flatMap(({ id, outcome }): Matter[] => {
      const ticket = ticketOf.get(id) ?? ''
      if (outcome === null || outcome === 'met' || outcome === 'declined') return []
      return [{ id: `run ${id}`, ticket, rank: 2, minutes: null, work: () => byHand(ticket) }]
    })
    return [...requests, ...over]
      .filter(({ id }) => !taken.has(id))
      .toSorted((one, other) => one.rank - other.rank || (one.ticket < other.ticket ? -1 : 1))
  }

  return {
    get done() {
      return done
    },
    approved,
    async act(now) {
      for (const [person, { until, matter }] of busy) {
        if (until > now || matter === nothing) continue
        await matter.work()
        done += 1
        busy.set(person, { until, matter: nothing })
      }
      const due = shifts.filter(({ beginsAt, endsAt }) => Date.parse(beginsAt) <= now && lastAt < Date.parse(endsAt))
      const waiting = [...(await matters())]
      for (const shift of due) {
        const from = Math.max(Date.parse(shift.beginsAt), lastAt, busy.get(shift.person)?.until ?? 0)
        let free = from
        while (waiting[0] && free < Math.min(now, Date.parse(shift.endsAt))) {
          const matter = waiting.shift() ?? nothing
          taken.add(matter.id)
          free += (matter.minutes ?? shift.minutesPerTicket) * (0.7 + 0.6 * random()) * 60_000
          const over = free <= now
          if (over) {
            await matter.work()
            done += 1
          }
          busy.set(shift.person, { until: free, matter: over ? nothing : matter })
        }
      }
      lastAt = now
    },
  }
}

/** What a person decides on a return request: what the table says, where it says anything. */
function decisionFor(truth: TicketTruth | undefined): 'authorisation' | 'credit' | 'exchange' | 'decline' {
  const operations = truth?.writes.map(({ operation }) => operation) ?? []
  if (operations.includes('authorise')) return 'authorisation'
  if (operations.includes('exchange')) return 'exchange'
  return operations.includes('credit') ? 'credit' : 'decline'
}
