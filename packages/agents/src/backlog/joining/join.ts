import { action, argument, change, changeSet, condition, fact, query, recordId } from 'operant'
import { z } from 'zod'
import { orders } from '../../support/systems.ts'
import { serviceDesk } from '../systems.ts'
import { findDuplicates } from './find-duplicates.ts'

/** Tickets that say what an earlier one of the same customer says about the customer's own order. */
export const duplicates = fact(
  'duplicates',
  z.array(z.object({ ticket: recordId(), into: recordId(), order: recordId() })),
  { freshFor: '15m' },
)

export const readDuplicates = query({
  name: 'desk.readDuplicates',
  needs: {},
  gives: duplicates,
  uses: { desk: serviceDesk, orders },
  read: async (_, u) => {
    const tickets = await u.desk.queue()
    const customerOf = new Map(tickets.map(({ id, customerId }) => [id, customerId]))
    const found = await Promise.all(
      findDuplicates(tickets).map(async (one) => {
        const order = await u.orders.order(one.order)
        return order && order.customerId === customerOf.get(one.ticket) ? [{ ...one }] : []
      }),
    )
    return found.flat()
  },
})

export const duplicatesJoined = condition({
  name: 'duplicatesJoined',
  title: 'what a customer wrote twice is one ticket',
  needs: { duplicates },
  uses: { desk: serviceDesk },
  holds: async (i, u) => {
    const found = await Promise.all(i.duplicates.map(({ ticket }) => u.desk.findMerge({ ticket })))
    return i.duplicates.every(({ into }, index) => found[index]?.into === into)
  },
})

/** Whether two tickets may be joined, as the desk and the order system have it at this moment. */
export const sameMatter = fact('sameMatter', z.object({ customer: z.boolean(), duplicate: z.boolean() }))

/** The later ticket is answered with the earlier. Whatever proposes it: two that are not the same matter are never joined. */
export const merge = action({
  name: 'desk.merge',
  title: (i) => `Join ticket ${i.ticket} to ${i.into}`,
  needs: { ticket: argument(recordId()), into: argument(recordId()) },
  uses: { desk: serviceDesk, orders },
  changes: [duplicates],
  preview: {
    gives: sameMatter,
    read: async (i, u) => {
      const two = (await u.desk.queue()).filter(({ id }) => id === i.ticket || id === i.into)
      const pair = findDuplicates(two).find(({ ticket, into }) => ticket === i.ticket && into === i.into)
      const [one, other] = two
      const order = pair && (await u.orders.order(pair.order))
      return {
        customer: one !== undefined && one.customerId === other?.customerId,
        duplicate: order?.customerId !== undefined && order.customerId === one?.customerId,
      }
    },
  },
  identity: (i) => ['merge', i.ticket],
  perform: (i, u, key) => u.desk.merge({ ticket: i.ticket, into: i.into }, key),
  confirm: async (i, u) => {
    const found = await u.desk.findMerge({ ticket: i.ticket })
    return found && { ticket: found.ticket, into: found.into }
  },
  expect: (i) => ({ ticket: i.ticket, into: i.into }),
  undo: { perform: (i, u, key) => u.desk.unmerge({ ticket: i.ticket }, key) },
  risk: 'reversible',
})

export const joinDuplicates = changeSet({
  name: 'joinDuplicates',
  title: (i) => `Join ${i.duplicates.length} tickets to those that say the same`,
  needs: { duplicates },
  of: [merge],
  each: (i) => i.duplicates.map(({ ticket, into }) => change(merge, { key: `join ${ticket}`, with: { ticket, into } })),
  makes: duplicatesJoined,
})
