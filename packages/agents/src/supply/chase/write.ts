import { action, calculation, condition, entity, fact, query, recordId, wording } from 'operant'
import { z } from 'zod'
import { mail } from '../systems.ts'
import { inbox, letters } from './correspondence.ts'
import { bodyOf, subjectOf } from './letter.ts'
import { purchaseOrder, underWay } from './order.ts'
import { overdueLines } from './stage-of.ts'
import { stage } from './stage.ts'
import { supplier } from './supplier.ts'

/** The end of a chase. */
export const nothingToChase = condition({
  name: 'nothingToChase',
  title: 'the goods have arrived, or there is nothing to chase any more',
  needs: { stage },
  uses: {},
  holds: (i) => i.stage.kind === 'over',
})

const due = stage.is({ kind: 'write' })

/** The mails that are due at present: one, or none. */
export const agenda = fact('agenda', z.object({ due: z.array(recordId()) }), { freshFor: '1m' })

/** A mail that is due, by its subject: what is written in one does not bind the next. */
export const dueLetter = entity('dueLetter', agenda.$.due)

/** What it says: fixed wording with the order's figures. */
export const letter = fact('letter', z.object({ subject: wording(), body: wording() }), { about: dueLetter })

export const letterSent = condition({
  name: 'letterSent',
  title: 'every mail to the supplier that is due has gone',
  needs: { subject: dueLetter, to: supplier.$.email },
  uses: { mail },
  holds: async (i, u) => (await u.mail.sent(i)).length > 0,
})

export const readAgenda = query({
  name: 'readAgenda',
  needs: { order: purchaseOrder.$.id, stage },
  gives: agenda,
  uses: {},
  read: ({ order, stage: at }) => ({ due: at.kind === 'write' ? [subjectOf({ order, ...at })] : [] }),
})

export const writeLetter = calculation({
  name: 'writeLetter',
  needs: {
    due: dueLetter,
    order: purchaseOrder.$.id,
    lines: purchaseOrder.$.lines,
    underWay,
    contact: supplier.$.contact,
    promise: due.$.promise,
    round: due.$.round,
    today: due.$.today,
  },
  gives: letter,
  compute: (i) => {
    const missing = overdueLines(i.lines, i.underWay, i.today).map(({ sku, quantity, received, promisedOn }) => ({
      sku,
      missing: quantity - received,
      promisedOn: promisedOn ?? i.promise,
    }))
    const daysLate = Math.round((Date.parse(i.today) - Date.parse(i.promise)) / 86_400_000)
    return { subject: subjectOf(i), body: bodyOf(i, i.contact, missing, daysLate) }
  },
})

export const sendLetter = action({
  name: 'mail.sendToSupplier',
  title: (i) => `Write to ${i.to}: ${i.subject}`,
  needs: {
    order: purchaseOrder.$.id,
    supplier: supplier.$.id,
    to: supplier.$.email,
    promise: due.$.promise,
    round: due.$.round,
    subject: letter.$.subject,
    body: letter.$.body,
    known: inbox,
  },
  privileged: ['order', 'supplier', 'to'],
  sends: { to: 'supplier', carries: ['subject', 'body'] },
  uses: { mail },
  makes: letterSent,
  changes: [letters, stage],
  identity: (i) => ['chase', i.order, i.promise, i.round],
  perform: async (i, u, key, say) => {
    // A mail that came while this one was prepared stops it: that is read first.
    const { length } = await u.mail.inbox({ about: i.order })
    if (length > i.known.answers.length + i.known.strange) return say.refused('a mail has come meanwhile', 'known')
    return u.mail.send({ to: i.to, subject: i.subject, body: i.body }, key)
  },
  confirm: async (i, u) => {
    const [sent] = await u.mail.sent({ to: i.to, subject: i.subject })
    return sent && { id: sent.id, to: sent.to, subject: sent.subject, body: sent.body }
  },
  expect: (i) => ({ to: i.to, subject: i.subject, body: i.body }),
  undo: 'none',
  risk: 'irreversible',
})
