import { z } from '@hono/zod-openapi'
import { starterName } from '../../../schedules/starting.ts'
import type { TriggerStanding } from '../../../schedules/standing.ts'
import { heardText } from '../../../schedules/prepared-trigger.ts'
import type { DeliveryRow } from '../../../store/trigger-deliveries.ts'
import type { Heard } from '../../../schedules/trigger.ts'
import { outcomes } from '../schemas/run.ts'
import { AnyJson, Instant } from '../shapes.ts'

export const deliveryStates = ['due', 'started', 'joined', 'refused'] as const

export const DeliveryShape = z
  .object({
    trigger: z.string(),
    source: z.string(),
    event: z.string().describe("The event's id at its source"),
    type: z.string(),
    subject: z.string(),
    data: AnyJson.describe('What the event says; it is from outside'),
    at: Instant.describe('When it happened, as its source says'),
    state: z.enum(deliveryStates).describe('joined: another event with the same key started its goal'),
    why: z.string().nullable(),
    run: z.string().nullable(),
    outcome: z.enum(outcomes).nullable(),
    askedBy: z.string().nullable(),
    cameAt: Instant,
  })
  .openapi('TriggerDelivery')

/** What came for a trigger. */
export function deliveryTold(row: DeliveryRow): z.infer<typeof DeliveryShape> {
  return row
}

export const triggerFields = {
  name: z.string(),
  agent: z.string(),
  goal: z.string(),
  on: z.string().describe('What it listens to, in words'),
  kind: z.enum(['event', 'webhook', 'query']),
  webhook: z.string().nullable().describe('The webhook it listens to'),
  startedBy: z.string().describe('Who starts its runs: `startedBy` of `/runs` lists them'),
  takesEvents: z.boolean().describe('false: no worker has started with it yet'),
  every: z.int().nullable().describe('Of a query that is looked at in a rhythm: milliseconds between looks'),
  times: z
    .string()
    .nullable()
    .describe('Of a query that is looked at at times: minute, hour, day, month, day of the week'),
  nextLook: Instant.nullable(),
  lastLook: Instant.nullable(),
  failures: z.int().describe('Looks that failed in a row'),
  problem: z.string().nullable().describe('Why the last look failed'),
} as const

const shape = z.object(triggerFields)

/** A trigger without what came for it. */
export function triggerTold({ trigger, row }: Pick<TriggerStanding, 'trigger' | 'row'>): z.infer<typeof shape> {
  const { spec, name } = trigger
  const { on } = spec
  return {
    name,
    agent: spec.agent,
    goal: spec.goal,
    on: heardText(on),
    kind: on.kind,
    webhook: on.kind === 'webhook' ? on.name : null,
    startedBy: starterName(spec),
    takesEvents: row?.declared === true,
    ...looksOf(on),
    nextLook: row?.nextAt ?? null,
    lastLook: row?.lookedAt ?? null,
    failures: row?.failures ?? 0,
    problem: row?.problem ?? null,
  }
}

function looksOf(on: Heard): { readonly every: number | null; readonly times: string | null } {
  if (on.kind !== 'query') return { every: null, times: null }
  return 'every' in on.rhythm ? { every: on.rhythm.every, times: null } : { every: null, times: on.rhythm.at }
}
