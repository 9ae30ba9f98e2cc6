import { entity, fact, query, recordId, recordText } from 'operant'
import { z } from 'zod'
import { mail, purchasing } from '../systems.ts'
import { rounds, subjectOf } from './letter.ts'
import { purchaseOrder } from './order.ts'
import { domainOf, supplier } from './supplier.ts'

/** What the supplier was sent about the present promises of this order, as the outbox has it. */
export const letters = fact(
  'letters',
  z.array(z.object({ promise: z.iso.date(), round: z.number().int(), at: recordText() })),
  { freshFor: '1m' },
)

/** Mails about the order that came in: those from the supplier's domain, and how many of others. */
export const inbox = fact('inbox', z.object({ answers: z.array(recordId()), strange: z.number().int() }), {
  freshFor: '1s',
})

/** A mail about the order from somebody of the supplier. */
export const answer = entity('answer', inbox.$.answers)

/** Which answers have changed a promise already. */
export const believed = fact('believed', z.array(recordId()), { freshFor: '1m' })

/** What the order's log says already: what its entries are about. */
export const logged = fact('logged', z.array(recordText()), { freshFor: '1m' })

export const readLetters = query({
  name: 'mail.readLetters',
  needs: { order: purchaseOrder.$.id, to: supplier.$.email, lines: purchaseOrder.$.lines },
  gives: letters,
  uses: { mail },
  read: async (i, u) => {
    const days = i.lines.flatMap(({ promisedOn }) => (promisedOn === null ? [] : [promisedOn]))
    const wanted = [...new Set(days)].toSorted().flatMap((promise) => rounds.map((round) => ({ promise, round })))
    const found = await Promise.all(
      wanted.map(async ({ promise, round }) => {
        const [sent] = await u.mail.sent({ to: i.to, subject: subjectOf({ order: i.order, promise, round }) })
        return sent ? [{ promise, round, at: sent.at }] : []
      }),
    )
    return found.flat()
  },
})

export const readInbox = query({
  name: 'mail.readInbox',
  needs: { order: purchaseOrder.$.id, domain: supplier.$.domain },
  gives: inbox,
  uses: { mail },
  read: async (i, u) => {
    const found = await u.mail.inbox({ about: i.order })
    const answers = found.filter(({ from }) => domainOf(from) === i.domain).map(({ id }) => id)
    return { answers, strange: found.length - answers.length }
  },
})

export const readBelieved = query({
  name: 'purchasing.readPromiseChanges',
  needs: { answers: inbox.$.answers, lines: purchaseOrder.$.lines },
  gives: believed,
  uses: { purchasing },
  read: async (i, u) => {
    const found = await Promise.all(
      i.answers.map(async (because) => {
        const changes = await Promise.all(
          i.lines.map(({ id }) => u.purchasing.findPromiseChange({ line: id, because })),
        )
        return changes.some((one) => one !== null) ? [because] : []
      }),
    )
    return found.flat()
  },
})

export const readLogged = query({
  name: 'purchasing.readLog',
  needs: { order: purchaseOrder.$.id },
  gives: logged,
  uses: { purchasing },
  read: async (i, u) => (await u.purchasing.notesOf(i.order)).map(({ about }) => about),
})
