import { asJson } from '../../packages/operant/src/facts/json.ts'
import { answerRequest, listRequests, type RequestRow } from '../../packages/operant/src/store/requests.ts'
import type { Project } from '../../packages/operant/src/project/open-project.ts'
import { people } from './place.ts'

/** What the buyer reads in a mail: new dates by line, or none. Answered by whoever planted it. */
export type Reads = (mail: string) => object

/**
 * People who follow a script, and no real ones: of what they are asked they answer most within a few hours, some late, and
 * some never, so that it expires. They approve what they are asked to approve.
 */
export interface ScriptedPeople {
  /** When somebody answers next, in milliseconds; undefined where nobody is going to. */
  next(): Promise<number | undefined>
  /** Gives the answers that are due. */
  answer(): Promise<void>
  /** Approvals by what was approved: titles. */
  readonly approved: readonly RequestRow[]
  readonly ignored: number
}

const hour = 3_600_000

export function scriptedPeople(project: Project, reads: Reads, random: () => number): ScriptedPeople {
  const plans = new Map<string, number | undefined>()
  const approved: RequestRow[] = []
  let ignored = 0

  const planFor = (request: RequestRow): number | undefined => {
    if (plans.has(request.id)) return plans.get(request.id)
    const [asked, ends] = [Date.parse(request.askedAt), Date.parse(request.expiresAt)]
    const mood = random()
    const promptly = Math.ceil(asked + (0.5 + random() * 5) * hour)
    const late = Math.ceil(asked + (ends - asked) * (0.7 + random() * 0.25))
    const at = mood < 0.75 ? Math.min(promptly, ends - hour) : mood < 0.92 ? late : undefined
    if (at === undefined) ignored += 1
    plans.set(request.id, at)
    return at
  }

  const open = async (): Promise<readonly { readonly request: RequestRow; readonly at: number }[]> => {
    const rows = await listRequests(project.pool, { state: 'open', limit: 1_000 })
    return rows
      .filter(({ kind }) => kind === 'approve' || kind === 'answer')
      .toSorted((one, other) => (one.title < other.title ? -1 : 1))
      .flatMap((request) => {
        const at = planFor(request)
        return at === undefined ? [] : [{ request, at }]
      })
  }

  return {
    approved,
    get ignored() {
      return ignored
    },
    async next() {
      const times = (await open()).map(({ at }) => at)
      return times.length > 0 ? Math.min(...times) : undefined
    },
    async answer() {
      const now = project.clock.now()
      for (const { request, at } of await open()) {
        if (at > now.getTime()) continue
        const lead = request.kind === 'approve'
        const mail = /mail (\S+) give/.exec(request.title)?.[1] ?? ''
        const result = await answerRequest(project.pool, {
          request: request.id,
          by: lead ? { name: people.lead, roles: ['buyer', 'supply-lead'] } : { name: people.buyer, roles: ['buyer'] },
          how: { channel: 'api' },
          answer: lead
            ? { kind: 'approved', reason: 'the scripted lead approves' }
            : { kind: 'answered', value: asJson(reads(mail)) },
          at: now.toISOString(),
        })
        if (lead && result.kind === 'decided') approved.push(request)
        plans.set(request.id, undefined)
      }
    },
  }
}
