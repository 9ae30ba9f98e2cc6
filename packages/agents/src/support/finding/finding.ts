import { fact, money, recordId, recordText, wording } from 'operant'
import { z } from 'zod'
import { doubt } from '../hand-over/option.ts'
import { order } from '../orders/concern.ts'

const row = z.number().int()
/** The customer is to get goods or money. */
const owed = z.boolean()
/** What it rests on, each with the ids of the records. */
const evidence = z.array(wording())

/** Nothing is owed, and the customer only has to be told. */
const explain = z.object({
  course: z.literal('explain'),
  alone: z.literal(true),
  owed,
  row,
  evidence,
  what: z.enum(['unpaid', 'cancelled', 'settled before', 'split', 'waiting', 'returned']),
  status: z.enum(['pending', 'solved']),
  trackingNumbers: z.array(recordId()),
  pickupPoint: recordText().nullable(),
  refunds: z.array(z.object({ amount: money(), on: z.iso.date() })),
})

/** Nothing is owed yet: the customer is told, and the order is looked at again. */
const watch = z.object({
  course: z.literal('watch'),
  alone: z.literal(true),
  owed,
  row,
  evidence,
  what: z.enum(['not late', 'not shipped yet', 'received at home', 'traced']),
  /** The parcel that the carrier looks for meanwhile. */
  traced: recordId().nullable(),
  trackingNumbers: z.array(recordId()),
  followUpOn: z.iso.date(),
})

/** The customer is owed a replacement or the money. */
const remedy = z.object({
  course: z.literal('remedy'),
  alone: z.literal(true),
  owed,
  row,
  evidence,
  what: z.enum(['never handed over', 'lost', 'misdelivered', 'undetermined']),
  shipment: recordId(),
  /** What did not arrive. */
  lines: z.array(recordId()),
  /** The other parcels of the order, which are in order. */
  otherTrackingNumbers: z.array(recordId()),
  /** The replacement is handed over against a signature only. */
  signature: z.boolean(),
  /** The address lacks what a driver needs to find the door. */
  addressIncomplete: z.boolean(),
  claim: z.boolean(),
  retrieval: z.boolean(),
  trace: z.boolean(),
})

/** Somebody has to decide. */
const person = z.object({
  course: z.literal('person'),
  alone: z.literal(false),
  owed,
  row,
  evidence,
  why: wording(),
  doubts: z.array(doubt),
})

/** What has happened to an order, and the course that follows from it. `alone`: the agent may settle it. */
export const finding = fact('finding', z.discriminatedUnion('course', [explain, watch, remedy, person]), {
  about: order,
})

export type Finding = z.output<typeof explain> | z.output<typeof watch> | z.output<typeof remedy>
export type Explain = z.output<typeof explain>
export type Watch = z.output<typeof watch>
export type Remedy = z.output<typeof remedy>
