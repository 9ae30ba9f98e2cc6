import { z } from '@hono/zod-openapi'
import { handOverReason } from '../../../people/hand-over-text.ts'
import type { RequestRow } from '../../../store/requests.ts'
import type { WorkItem } from '../../../store/work-items.ts'
import { ItemTold, OutsideTextTold } from '../schemas/request-told.ts'
import { AnyJson, Instant, list, orNull } from '../shapes.ts'
import { requestFields, requestTold } from './request-shapes.ts'

/** Fields that every escalation is told with. */
const escalationFields = {
  ...requestFields,
  because: z.string().describe('What it comes down to, shortly'),
  holder: z.string().nullable().describe('Who has it; null: nobody'),
  holderSince: Instant.nullable(),
  takenSince: Instant.nullable().describe('Since when somebody has control of its run'),
  walkedUp: z.int().describe('How often nobody moved it in time, so that the next role was asked'),
  ended: z.enum(['returned', 'closed']).nullable(),
} as const

export const EscalationShape = z.object(escalationFields).openapi('Escalation')

const moments = ['claimed', 'released', 'lapsed', 'walked up', 'control taken', 'noted', 'returned', 'closed'] as const

export const escalationInFullShape = z
  .object({
    ...escalationFields,
    shown: AnyJson.describe('All there is to know, and what could be done with what effect'),
    item: orNull(ItemTold).describe('The same, field by field'),
    texts: list(OutsideTextTold).describe('What outsiders wrote'),
    comments: list(z.object({ by: z.string(), at: Instant, text: z.string() })),
    mayClaim: list(z.string()).describe('Everybody known who may have it now'),
    youMay: z.boolean().describe('Whoever calls may have it now'),
    whyNot: z.string().nullable(),
    snoozedUntil: Instant.nullable(),
    history: z
      .array(z.object({ at: Instant, by: z.string().nullable(), what: z.enum(moments), said: z.string().nullable() }))
      .readonly(),
  })
  .openapi('EscalationInFull')

/** What was handed over, as lists tell it. */
export function escalationTold(row: RequestRow, item: WorkItem | undefined): z.infer<typeof EscalationShape> {
  const { holder = null, holderSince = null, takenSince = null, walkedUp = 0, ended = null } = item ?? {}
  return { ...requestTold(row), because: handOverReason(row), holder, holderSince, takenSince, walkedUp, ended }
}
