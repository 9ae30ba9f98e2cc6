import { daysBetween } from '../calendar.ts'
import { type Arrival, expectedShort, lateProbability } from './exposure.ts'
import type { Claim, Situation } from './situation.ts'

/** What is missing of a line when nothing is done. */
export interface Need {
  /** Claims that are rather late than not, in the order of the day they are needed. */
  atRisk: Claim[]
  /** Their pieces. */
  claimed: number
  /** Pieces that will be missing for sale from stock. */
  short: number
  /** Both together. */
  pieces: number
}

export function ownArrival(situation: Situation): Arrival {
  return { on: situation.eta, sd: situation.terms.arrivalSdDays[situation.mode] }
}

export function needOf(situation: Situation): Need {
  const arrival = ownArrival(situation)
  const atRisk = situation.waiting
    .filter(({ neededOn }) => lateProbability(neededOn, arrival) >= 0.5)
    .toSorted((one, other) => (one.neededOn + one.id < other.neededOn + other.id ? -1 : 1))
  const claimed = atRisk.reduce((sum, { quantity }) => sum + quantity, 0)
  const short = Math.ceil(rounded(expectedShort(situation.stock, daysBetween(situation.today, arrival.on), arrival.sd)))
  return { atRisk, claimed, short, pieces: claimed + short }
}

/** A shortage of next to nothing is none. */
function rounded(pieces: number): number {
  return pieces < 0.05 ? 0 : pieces
}
