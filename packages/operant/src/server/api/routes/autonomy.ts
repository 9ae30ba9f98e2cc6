import { z } from '@hono/zod-openapi'
import { Money } from '../../../facts/money.ts'
import { levels } from '../../../guard/sections/autonomy.ts'
import { messageOf } from '../../../project/project-error.ts'
import { autonomyStanding, type ActionAutonomy } from '../../../project/autonomy-standing.ts'
import { setAutonomyLevel } from '../../../project/set-autonomy-level.ts'
import { listAutonomyChanges } from '../../../store/autonomy.ts'
import { wilson } from '../../../store/autonomy-evidence.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { Instant, MoneyShape, orNull } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'
import { agentCalled } from './agents.ts'

const LevelShape = z.enum(levels).openapi('AutonomyLevel')

const Evidence = z
  .object({
    confirmed: z.int().describe('Writes that were confirmed'),
    differing: z.int().describe('Writes that turned out otherwise than intended'),
    approved: z.int(),
    rejected: z.int(),
    reviewed: z.int(),
    agreed: z.int(),
    agreedAtLeast: z.number().describe('Lower end of the 95 % interval of the share of reviews that agree'),
  })
  .openapi('AutonomyEvidence')

const ActionShape = z
  .object({
    action: z.string(),
    risk: z.string(),
    level: LevelShape.describe('The strictest that holds for every call'),
    because: z.array(z.string()).readonly().describe('Each cap in words; some are for part of the calls'),
    evidence: orNull(Evidence).describe('null: not used yet'),
  })
  .openapi('ActionAutonomy')

const Standing = z.object({ agent: z.string(), actions: z.array(ActionShape) }).openapi('Autonomy')

const Change = z
  .object({
    number: z.int(),
    agent: z.string(),
    action: z.string().describe('* is every action'),
    level: orNull(LevelShape).describe('null: as far as the policies say'),
    above: orNull(MoneyShape),
    by: z.string().describe('The role that confirms, or does it'),
    setBy: z.string(),
    because: z.string(),
    at: Instant,
    holds: z.boolean(),
    review: z.string().nullable().describe('The review that it followed from'),
  })
  .openapi('AutonomyChange')

const get = route({
  right: 'look',
  method: 'get',
  path: '/agents/{id}/autonomy',
  summary: 'How far an agent goes by itself, what keeps it from more, and how it went so far',
  request: byId,
  responses: { 200: answer('Its actions', Standing) },
})

const put = route({
  right: 'set autonomy',
  method: 'put',
  path: '/agents/{id}/autonomy',
  summary: 'Set how far an agent goes by itself; to make it milder takes who publishes policies',
  request: {
    ...byId,
    body: body(
      z.strictObject({
        action: z.string().describe('One of its actions, or all'),
        level: orNull(LevelShape).describe('null: as far as the policies say'),
        above: MoneyShape.optional().describe('Only for calls that spend more'),
        by: z.string().min(1).default('operator').describe('The role that confirms, or does it'),
        because: Words,
      }),
    ),
  },
  responses: { 200: answer('How it is from the next decision on', Standing) },
})

const history = route({
  right: 'look',
  method: 'get',
  path: '/agents/{id}/autonomy/history',
  summary: 'Who set which level, when and why, newest first',
  request: byId,
  responses: { 200: answer('Every change', z.object({ items: z.array(Change) })) },
})

/** How far agents go by themselves. */
export function autonomyRoutes(api: Api): void {
  api.openapi(get, async (c) => {
    const parts = c.get('parts')
    const { name } = agentCalled(parts, c.req.valid('param').id)
    return c.json({ agent: name, actions: (await autonomyStanding(parts.project, name)).map(told) }, 200)
  })

  api.openapi(put, async (c) => {
    const parts = c.get('parts')
    const { name } = agentCalled(parts, c.req.valid('param').id)
    const { above, ...wanted } = c.req.valid('json')
    const level = { ...wanted, agent: name, above: above === undefined ? null : amountOf(above) }
    const result = await setAutonomyLevel(parts.project, level, callerOf(c))
    if (result.kind === 'unknown') throw invalidField(`body.${result.field}`, result.text)
    if (result.kind === 'not permitted') throw new ApiProblem('not-permitted', result.text)
    if (result.kind === 'no policies') throw new ApiProblem('conflict', result.text)
    return c.json({ agent: name, actions: (await autonomyStanding(parts.project, name)).map(told) }, 200)
  })

  api.openapi(history, async (c) => {
    const parts = c.get('parts')
    const { name } = agentCalled(parts, c.req.valid('param').id)
    const changes = await listAutonomyChanges(parts.project.pool, name)
    return c.json({ items: changes.map((one) => ({ ...one, above: moneyTold(one.above) })) }, 200)
  })
}

function told({ action, risk, level, because, evidence }: ActionAutonomy): z.infer<typeof ActionShape> {
  const agreedAtLeast = evidence ? wilson(evidence.agreed, evidence.reviewed)[0] : 0
  return { action, risk, level, because, evidence: evidence ? { ...evidence, agreedAtLeast } : null }
}

function amountOf({ amount, currency }: z.infer<typeof MoneyShape>): Money {
  try {
    return Money.of(amount, currency)
  } catch (error) {
    throw invalidField('body.above', messageOf(error), 'an amount such as { "amount": "50.00", "currency": "GBP" }')
  }
}

function moneyTold(money: Money | null): z.infer<typeof MoneyShape> | null {
  return money && money.toJSON()
}
