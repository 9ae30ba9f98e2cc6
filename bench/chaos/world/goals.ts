import { goal } from 'operant'
import {
  answered,
  carrierTold,
  cleared,
  followedUp,
  madeGood,
  reordered,
  replaced,
  thanked,
  thankedMuch,
} from './checks.ts'
import { batch, ticketId } from './facts.ts'

const limits = { steps: 2_000, effects: 200, tokens: 100_000_000 }

/** One complaint about an order: something is sent or paid back, the carrier is told, the customer is answered. */
export const makeGood = goal({
  name: 'makeGood',
  ask: 'Make good {ticketId}',
  input: { ticketId },
  doneWhen: [madeGood, carrierTold, answered, followedUp],
  limits,
  unmet: 'keep',
})

export const thank = goal({
  name: 'thank',
  ask: 'Thank for {ticketId}',
  input: { ticketId },
  doneWhen: [thanked],
  limits,
})

/** Ends unmet where the large thanks are not approved: the replacement is then taken back. */
export const replaceAndThank = goal({
  name: 'replaceAndThank',
  ask: 'Replace and thank for {ticketId}',
  input: { ticketId },
  doneWhen: [replaced, thankedMuch],
  limits,
  unmet: 'undo',
})

export const clear = goal({ name: 'clear', ask: 'Clear {batch}', input: { batch }, doneWhen: [cleared], limits })

/** Needs a system that is down all the time. */
export const reorder = goal({
  name: 'reorder',
  ask: 'Reorder for {ticketId}',
  input: { ticketId },
  doneWhen: [reordered],
  limits,
})
