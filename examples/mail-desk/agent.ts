import { z } from 'zod'
import {
  action,
  classify,
  compose,
  condition,
  defineAgent,
  extract,
  fact,
  find,
  goal,
  maybe,
  Money,
  money,
  OutsideText,
  outsideText,
  query,
  question,
  recordId,
  summarise,
  wording,
  writtenBy,
} from 'operant'
import { desk } from './desk.ts'

const mailId = fact('mailId', z.string().regex(/^M-\d+$/, 'expected a mail such as M-1'))
const mail = fact('mail', z.object({ id: recordId(), body: writtenBy('customer', outsideText()) }))
const reason = fact('reason', z.enum(['late', 'broken']))
const mentioned = fact(
  'mentioned',
  z.object({ order: z.string().nullable(), paid: money().nullable(), on: z.iso.date().nullable() }),
)
const gist = fact('gist', writtenBy('customer', outsideText()))
const receipt = fact('receipt', wording())

const readMail = query({
  name: 'readMail',
  needs: { id: mailId },
  gives: mail,
  uses: { desk },
  read: (i, u, say) => {
    const found = u.desk.mail(i.id)
    return found ? { id: found.id, body: OutsideText.from(found.body) } : say.refused(`there is no mail ${i.id}`, 'id')
  },
})

export const judgeReason = classify({
  name: 'judgeReason',
  needs: { body: mail.$.body },
  gives: reason,
  task: 'Why the customer writes.',
  classes: { late: 'the goods have not come', broken: 'the goods do not work' },
  examples: {
    late: [
      'My parcel is late.',
      'Where is my parcel?',
      'It has not arrived yet.',
      'I am still waiting for the delivery.',
      'The delivery is overdue.',
      'Nothing has come, and it was due last week.',
    ],
    broken: [
      'It is broken.',
      'The cup arrived in pieces.',
      'The screen is cracked.',
      'It does not work any more.',
      'It was damaged when I opened the box.',
      'The handle fell off after a day.',
    ],
  },
  none: ['Thank you very much.', 'Do you have a shop in Leeds?'],
  atLeast: 0.6,
  reads: 'words',
})

const askReason = question({
  name: 'askReason',
  needs: { id: mailId, body: mail.$.body },
  gives: reason,
  ask: (i) => ({ to: 'clerk', text: `Why was mail ${i.id} written?` }),
})

export const takeMentioned = extract({
  name: 'takeMentioned',
  needs: { body: mail.$.body },
  gives: mentioned,
  task: 'The order, what was paid for it, and when.',
  fields: { order: find.pattern(/\bORD-\d{4}\b/), paid: find.amount('GBP'), on: find.date() },
  examples: [
    {
      text: 'On 2 January 2026 I paid £12.50 for ORD-2001.',
      is: { order: 'ORD-2001', paid: Money.parse('12.50 GBP'), on: '2026-01-02' },
    },
    { text: 'ORD-2002 is not here.', is: { order: 'ORD-2002', paid: null, on: null } },
    { text: 'Where is my cup?', is: { order: null, paid: null, on: null } },
  ],
  atLeast: 0.7,
})

const sumUp = summarise({ name: 'sumUp', needs: { body: mail.$.body }, gives: gist, sentences: 1 })

const writeReceipt = compose({
  name: 'writeReceipt',
  needs: { id: mailId, reason },
  gives: receipt,
  template: (i) =>
    `We have your mail ${i.id} and see to it: ${i.reason === 'late' ? 'a late parcel' : 'broken goods'}.`,
  task: 'Tell the customer kindly that the mail has come.',
})

const sorted = condition({
  name: 'sorted',
  title: 'the mail is in a box',
  needs: { id: mailId },
  uses: { desk },
  holds: (i, u) => u.desk.boxOf(i.id) !== null,
})

const putIntoBox = action({
  name: 'putIntoBox',
  title: (i) => `Put mail ${i.id} into the box ${i.reason}`,
  needs: { id: mailId, reason, receipt, mentioned: maybe(mentioned), gist: maybe(gist) },
  uses: { desk },
  makes: sorted,
  identity: (i) => ['put', i.id],
  perform: (i, u) => u.desk.put(i.id, i.reason, i.receipt),
  confirm: (i, u) => u.desk.boxOf(i.id),
  expect: (i) => ({ id: i.id, box: i.reason }),
  undo: 'none',
  risk: 'reversible',
})

const sort = goal({ name: 'sort', ask: 'sort mail {mailId}', input: { mailId }, doneWhen: [sorted] })

export const mails = defineAgent({
  name: 'mails',
  title: 'Sorts mails',
  goals: [sort],
  can: [readMail, judgeReason, askReason, takeMentioned, sumUp, writeReceipt, putIntoBox],
  policies: [new URL('policy.yaml', import.meta.url)],
})
