import { recordId, recordText } from 'operant'
import { z } from 'zod'
import { responseKinds } from '../systems/terms.ts'

const minor = z.number()
const segment = z.enum(['new', 'standard', 'vip'])
const mode = z.enum(['sea', 'road', 'rail', 'air'])
const bySegment = <S extends z.ZodType>(one: S) => z.object({ new: one, standard: one, vip: one })

const waiting = z.object({
  id: recordId(),
  salesOrder: recordId(),
  customer: recordId(),
  segment,
  quantity: z.number().int(),
  neededOn: z.iso.date(),
  penaltyPerDay: minor,
  penaltyAtMost: minor,
  marginPerPiece: minor,
})

/** All that an answer to a late shipment depends on. Money is in minor units of `currency`. */
export const caseSchema = z.object({
  order: recordId(),
  warehouse: recordId(),
  costCentre: recordId().nullable(),
  currency: recordText(),
  today: z.iso.date(),
  eta: z.iso.date(),
  mode,
  line: z.object({
    line: recordId(),
    sku: recordId(),
    quantity: z.number().int(),
    price: minor,
    waiting: z.array(waiting),
    stock: z.object({ available: z.number(), perDay: z.number(), sd: z.number(), marginPerPiece: minor }),
  }),
  freight: z.array(
    z.object({
      id: recordId(),
      mode,
      takesParts: z.boolean(),
      capacity: z.number(),
      fixed: minor,
      perPiece: minor,
      avoided: minor,
      days: z.number(),
    }),
  ),
  givers: z.array(
    z.object({ warehouse: recordId(), surplus: z.number(), fixed: minor, perPiece: minor, days: z.number() }),
  ),
  offers: z.array(
    z.object({ supplier: recordId(), price: minor, moq: z.number(), pack: z.number(), leadDays: z.number() }),
  ),
  substitutes: z.array(
    z.object({ sku: recordId(), available: z.number(), extraPerPiece: minor, consentShare: z.number() }),
  ),
  reserved: z.array(waiting),
  terms: z.object({
    handling: minor,
    changePerOrder: minor,
    goodwillPerLateOrder: bySegment(minor),
    goodwillPerMissingPiece: minor,
    holdingShare: z.number(),
    cancellation: bySegment(z.object({ perDay: z.number(), atMost: z.number() })),
    arrivalSdDays: z.object({
      sea: z.number(),
      road: z.number(),
      rail: z.number(),
      air: z.number(),
      transfer: z.number(),
      supplier: z.number(),
    }),
    noise: z.object({ share: z.number(), atLeast: minor }),
    reversibility: z.array(z.enum(responseKinds)),
    notices: z.object({
      from: z.number(),
      fromForImportant: z.number(),
      notAgainWithinHours: z.number(),
      daysToCustomer: z.number(),
    }),
    outlayWithoutApprovalUpTo: minor,
  }),
  budgetLeft: minor,
})

export type Case = z.output<typeof caseSchema>
