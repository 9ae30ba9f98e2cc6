/**
 * The operations that write several records, with the points at which such a write can break off: each names what stands
 * by then. Calling the operation again with the same arguments goes on from there.
 */
export const breakPoints: Readonly<Record<string, readonly string[]>> = {
  'orders.createReplacement': ['stock', 'order'],
  'orders.cancelReplacement': ['stock'],
  'orders.exchange': ['stock'],
  'desk.reply': ['message'],
  'returns.credit': ['credit'],
  'returns.exchange': ['stock', 'order'],
  'returns.informBuyer': ['mail'],
}

/** Called by a write once a part of it stands; `entity` is what was written. */
export type PartDone = (part: string, entity: string) => void

/** Breaks a write off while what it has written so far stands. */
export class BrokenOff extends Error {
  readonly part: string
  readonly entity: string

  constructor(part: string, entity: string) {
    super(`broke off after ${part}`)
    this.part = part
    this.entity = entity
  }
}
