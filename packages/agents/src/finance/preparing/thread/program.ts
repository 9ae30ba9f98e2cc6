import { parentPort } from 'node:worker_threads'
import { heldHere, type AtHand } from '../at-hand.ts'
import type { Systems } from '../prepare.ts'
import { Calls } from './calls.ts'
import type { Asked, Given } from './offers.ts'

/**
 * Works out one month and answers what is asked of it. Bank and books are read by whoever started it; the lines, the matching
 * and the files of the report are here alone. It imports nothing of operant, which would take a hundred megabytes more.
 */
if (!parentPort) throw new Error('this is the program of a thread')

let held: Omit<AtHand, 'documents'> | undefined

const ours: Asked = {
  prepare: async ({ sources, terms, folder }) => {
    // The documents lie in the folder from now on.
    const { documents: _, ...rest } = await heldHere({ sources, terms, systems }, folder)
    held = rest
    return held.summary
  },
  openItems: () => month().openItems(),
  lineStanding: (name) => month().lineStanding(name),
  report: (told) => month().report(told),
}
const given = new Calls<Given>(parentPort, ours)

const systems: Systems = {
  bank: { download: (of) => given.ask('download', of) },
  books: {
    cashLines: (of) => given.ask('cashLines', of),
    carriedLines: (of) => given.ask('carriedLines', of),
    openLines: (of) => given.ask('openLines', of),
  },
}

function month() {
  if (!held) throw new Error('the month is not worked out yet')
  return held
}
