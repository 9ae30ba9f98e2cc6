import { action, condition, fact, query, wording } from 'operant'
import { z } from 'zod'
import { purchasing } from '../systems.ts'
import { letters, logged } from './correspondence.ts'
import { aboutLetter, subjectOf } from './letter.ts'
import { purchaseOrder } from './order.ts'

/** The next mail that the order's log does not tell of yet. */
export const unlogged = fact(
  'unlogged',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('one'), about: wording(), body: wording() }),
  ]),
)

export const findUnlogged = query({
  name: 'purchasing.findUnlogged',
  needs: { order: purchaseOrder.$.id, letters },
  gives: unlogged,
  uses: { purchasing },
  read: async (i, u) => {
    const told = new Set((await u.purchasing.notesOf(i.order)).map(({ about }) => about))
    const next = i.letters.find((one) => !told.has(aboutLetter(one)))
    if (!next) return { kind: 'none' as const }
    const { promise, round, at } = next
    const subject = subjectOf({ order: i.order, promise, round })
    return { kind: 'one' as const, about: aboutLetter(next), body: `Sent at ${at}: ${subject}.` }
  },
})

export const allLogged = condition({
  name: 'allLogged',
  title: 'every mail to the supplier is in the log of the order',
  needs: { unlogged },
  uses: {},
  holds: (i) => i.unlogged.kind === 'none',
})

const missing = unlogged.is({ kind: 'one' })

export const logLetter = action({
  name: 'purchasing.logLetter',
  title: (i) => `Log for ${i.order}: ${i.about}`,
  needs: { order: purchaseOrder.$.id, about: missing.$.about, body: missing.$.body },
  uses: { purchasing },
  sends: 'nobody',
  makes: allLogged,
  changes: [unlogged, logged],
  identity: (i) => ['purchase log', i.order, i.about],
  perform: (i, u, key) => u.purchasing.addNote({ order: i.order, about: i.about, body: i.body }, key),
  confirm: async (i, u) => {
    const found = await u.purchasing.findNote({ order: i.order, about: i.about })
    return found && { id: found.id, order: found.order, about: found.about, body: found.body }
  },
  expect: (i) => ({ order: i.order, about: i.about, body: i.body }),
  undo: 'none',
  risk: 'reversible',
})
