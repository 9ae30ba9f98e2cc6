import { z } from '@hono/zod-openapi'
import type { RequestRow } from '../../../store/requests.ts'
import { CallTold, Evidence, OutsideTextTold, Precedents, SetTold, Since } from '../schemas/request-told.ts'
import { AnyJson, Instant, list, orNull } from '../shapes.ts'

export const requestKinds = ['approve', 'answer', 'take over', 'review'] as const
export const requestStates = [
  'open',
  'approved',
  'rejected',
  'edited',
  'answered',
  'expired',
  'withdrawn',
  'consumed',
] as const

const names = z.array(z.string()).readonly()

/** Fields that every request is told with. */
export const requestFields = {
  id: z.string(),
  run: z.string(),
  agent: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  title: z.string(),
  roles: names.describe('Whoever has one of them may answer'),
  people: names.describe('Who may answer besides'),
  count: z.int().describe('How many different people must agree'),
  requester: z.string(),
  outside: z.object({ mail: z.string(), name: z.string() }).nullable().describe('The party outside that is asked'),
  alike: z.string().nullable().describe('Approvals of one agent with the same may be given together'),
  answeredBy: names.describe('Who has answered so far'),
  askedAt: Instant,
  expiresAt: Instant,
  decidedAt: orNull(Instant),
} as const

export const RequestShape = z.object(requestFields).openapi('Request')

const Given = z.object({
  by: z.string(),
  insteadOf: z.string().nullable(),
  roles: names.nullable(),
  kind: z.enum(['approved', 'edited', 'rejected', 'answered']),
  reason: z.string().nullable(),
  value: AnyJson,
  elements: names.nullable(),
  channel: z.enum(['command line', 'link', 'form', 'mail', 'api']),
  at: Instant,
  signature: z.enum(['verified', 'changed', 'unknown key', 'not signed']),
})

const Field = z.object({
  name: z.string().describe('Empty where the answer is one value'),
  kind: z.enum(['choice', 'words', 'date', 'number', 'line']),
  options: names,
  required: z.boolean(),
})

export const requestInFullShape = z
  .object({
    ...requestFields,
    shown: AnyJson.describe('Everything it rests on; an answer is bound to it'),
    argumentsHash: z.string(),
    given: z.array(Given).readonly(),
    comments: z.array(z.object({ by: z.string(), at: Instant, text: z.string() })).readonly(),
    history: z
      .array(z.object({ at: Instant, what: z.enum(['reminded', 'escalated']), roles: names, until: Instant }))
      .readonly(),
    coming: z.array(z.object({ at: Instant, kind: z.enum(['remind', 'escalate']), roles: names })).readonly(),
    mayAnswer: names.describe('Everybody known who may answer now'),
    editable: names.describe('Arguments that people may put other values in place of'),
    fields: z.array(Field).readonly().describe('Of a question: what is to be filled in'),
    precedents: orNull(Precedents).describe('How like calls were decided by people; null where no single rule asked'),
    goal: z.string().describe('What the run was asked, in the words of whoever asked'),
    seen: z.string().describe('Identifies what is shown here; sent with an answer, it is taken for nothing else'),
    youMay: z.boolean().describe('Whoever calls may respond to it now'),
    whyNot: z.string().nullable(),
    snoozedUntil: Instant.nullable(),
    call: orNull(CallTold).describe('Where it is about one call'),
    set: orNull(SetTold).describe('Where it is about a change set; its elements are told in pages'),
    known: list(z.object({ name: z.string(), value: AnyJson })).describe('What a question rests on'),
    evidence: list(Evidence),
    texts: list(OutsideTextTold).describe('What outsiders wrote; those that stand in the call come first'),
    since: orNull(Since),
    replacedBy: z.string().nullable().describe('What is asked in its place, since something is otherwise'),
  })
  .openapi('RequestInFull')

/** A request as lists tell it. */
export function requestTold(row: RequestRow): z.infer<typeof RequestShape> {
  const { id, run, agent, kind, state, title, roles, people, count, requester, outside, alike, given } = row
  const { askedAt, expiresAt, decidedAt } = row
  const what = { id, run, agent, kind, state, title, roles, people, count, requester, outside, alike }
  return { ...what, answeredBy: given.map(({ by }) => by), askedAt, expiresAt, decidedAt }
}
