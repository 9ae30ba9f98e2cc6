import { z } from 'zod'
import { action, condition, defineAgent, event, fact, goal, wait, waited } from 'operant'
import { mailRoom } from './mail-room.ts'

const order = fact('order', z.string().regex(/^PO-\d+$/, 'expected an order such as PO-7'))
const mail = fact('mail', z.object({ number: z.number() }))
const silence = fact('silence', waited())

/** Either the supplier has named a day, or the buyer has the order in hand. */
const settled = condition({
  name: 'settled',
  title: 'a day is named, or the buyer knows',
  needs: { order },
  uses: { mailRoom },
  holds: (i, u) => u.mailRoom.promised(i.order) !== null || u.mailRoom.withBuyer(i.order),
})

const ask = action({
  name: 'ask',
  title: (i) => `Ask the supplier of ${i.order} for a day`,
  needs: { order },
  gives: mail,
  makes: settled,
  uses: { mailRoom },
  identity: (i) => ['ask', i.order],
  perform: (i, u) => u.mailRoom.send(i.order, 0),
  confirm: (i, u) => u.mailRoom.sent(i.order, 0),
  expect: () => ({ number: 0 }),
  undo: 'none',
  risk: 'irreversible',
})

const hear = wait({
  name: 'hear',
  needs: { order, mail },
  gives: silence,
  on: (i) => event('supplier.answered', i.order),
  holds: settled,
  until: '2 business days',
})

const remind = action({
  name: 'remind',
  title: (i) => `Remind the supplier of ${i.order}`,
  needs: { order, late: silence.is({ ended: 'deadline' }).$.ended },
  gives: mail,
  makes: settled,
  uses: { mailRoom },
  identity: (i, occasion) => ['remind', i.order, occasion],
  repeat: { most: 2 },
  perform: (i, u, _key, _say, occasion) => u.mailRoom.send(i.order, occasion + 1),
  confirm: (i, u, occasion) => u.mailRoom.sent(i.order, occasion + 1),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})

const tellBuyer = action({
  name: 'tellBuyer',
  title: (i) => `Hand ${i.order} to the buyer`,
  needs: { order, late: silence.is({ ended: 'deadline' }).$.ended },
  makes: settled,
  uses: { mailRoom },
  identity: (i) => ['to the buyer', i.order],
  cost: 50,
  perform: (i, u) => u.mailRoom.handToBuyer(i.order),
  confirm: (i, u) => (u.mailRoom.withBuyer(i.order) ? {} : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})

export const chaser = defineAgent({
  name: 'chaser',
  title: 'Chases suppliers who are late',
  goals: [goal({ name: 'chase', ask: 'Chase {order}', input: { order }, doneWhen: [settled], unmet: 'keep' })],
  can: [ask, hear, remind, tellBuyer],
  policies: [new URL('policy.yaml', import.meta.url)],
})
