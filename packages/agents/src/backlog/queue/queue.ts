import { condition, fact, query, recordId } from 'operant'
import { z } from 'zod'
import { serviceDesk } from '../systems.ts'
import { laneOf, lanes } from './lane.ts'

export const priorities = ['urgent', 'high', 'normal', 'low'] as const
const priority = z.enum(priorities)

/** The backlog is to have fewer tickets than this. */
export const backlogTarget = fact('backlogTarget', z.number().int().min(1))

/**
 * The backlog: tickets that wait for the company. Those that wait for their customer, who was asked something, are not
 * counted. The lane is a closed word that only decides the order.
 */
export const queue = fact(
  'queue',
  z.array(
    z.object({
      ticket: recordId(),
      priority,
      answerBy: z.iso.datetime().nullable(),
      lane: z.enum(lanes),
      /** How often the customer came back to it: each time it is another piece of work. */
      answers: z.number().int().min(0),
    }),
  ),
  { freshFor: '15m' },
)

export const readQueue = query({
  name: 'desk.readQueue',
  needs: {},
  gives: queue,
  uses: { desk: serviceDesk },
  read: async (_, u) =>
    (await u.desk.queue()).map(({ id, subject, body, ...one }) => ({
      ticket: id,
      priority: one.priority,
      answerBy: one.answerBy,
      lane: laneOf(`${subject}\n\n${body}`),
      answers: one.answers,
    })),
})

/** How urgent each ticket was when the run first looked: nobody makes a backlog smaller by calling it less urgent. */
export const snapshot = fact('snapshot', z.array(z.object({ ticket: recordId(), priority })))

export const takeSnapshot = query({
  name: 'desk.takeSnapshot',
  needs: {},
  gives: snapshot,
  uses: { desk: serviceDesk },
  read: async (_, u) => (await u.desk.queue()).map(({ id, priority: of }) => ({ ticket: id, priority: of })),
})

/** How many tickets wait: counted again whenever one was worked on, and as time goes by. */
export const waitingCount = fact('waitingCount', z.number().int().min(0), { freshFor: '15m' })

export const countWaiting = query({
  name: 'desk.countWaiting',
  needs: {},
  gives: waitingCount,
  uses: { desk: serviceDesk },
  read: (_, u) => u.desk.waiting(),
})

export const backlogBelow = condition({
  name: 'backlogBelow',
  title: 'fewer tickets than that wait for the company',
  // People work as well: another count is a reason to look again.
  needs: { target: backlogTarget, counted: waitingCount },
  uses: { desk: serviceDesk },
  holds: async (i, u) => (await u.desk.waiting()) < i.target,
})
