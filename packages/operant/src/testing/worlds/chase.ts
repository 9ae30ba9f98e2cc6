import { z } from 'zod'
import { action, condition, defineAgent, event, fact, goal, wait, waited } from '../../index.ts'
import { allow, ledger } from './ledger.ts'

const order = fact('order', z.string())
const mail = fact('mail', z.object({ number: z.number() }))
const silence = fact('silence', waited())

const settled = condition({
  name: 'settled',
  needs: { order },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('promise', i.order) || u.ledger.has('note', i.order),
})
const late = silence.is({ ended: 'deadline' }).$.ended

/** One mail of a chase: the first, or the reminder that it is. */
const ask = action({
  name: 'ask',
  title: (i) => `Ask about ${i.order}`,
  needs: { order },
  gives: mail,
  makes: settled,
  uses: { ledger },
  identity: (i) => ['ask', i.order],
  perform: (i, u, key) => u.ledger.write('mail', `${i.order}-0`, {}, key),
  confirm: (i, u) => (u.ledger.has('mail', `${i.order}-0`) ? { number: 0 } : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})
const remind = action({
  name: 'remind',
  title: (i) => `Remind of ${i.order}`,
  needs: { order, late },
  gives: mail,
  makes: settled,
  uses: { ledger },
  identity: (i, occasion) => ['remind', i.order, occasion],
  repeat: { most: 2 },
  perform: (i, u, key, _say, occasion) => u.ledger.write('mail', `${i.order}-${occasion + 1}`, {}, key),
  confirm: (i, u, occasion) => (u.ledger.has('mail', `${i.order}-${occasion + 1}`) ? { number: occasion + 1 } : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})
const tellBuyer = action({
  name: 'tellBuyer',
  title: (i) => `Hand ${i.order} to the buyer`,
  needs: { order, late },
  makes: settled,
  uses: { ledger },
  identity: (i) => ['note', i.order],
  cost: 50,
  perform: (i, u, key) => u.ledger.write('note', i.order, {}, key),
  confirm: (i, u) => (u.ledger.has('note', i.order) ? {} : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})
const hear = wait({
  name: 'hear',
  needs: { order, mail },
  gives: silence,
  on: (i) => event('answered', i.order),
  holds: settled,
  every: '1d',
  until: '2 business days',
})

/** Asks, reminds twice after two business days each, then hands to the buyer. */
export const chaseAgent = defineAgent({
  name: 'chaser',
  goals: [goal({ name: 'chase', ask: 'Chase {order}', input: { order }, doneWhen: [settled], unmet: 'keep' })],
  can: [ask, remind, tellBuyer, hear],
  policies: [allow('ask', 'remind', 'tellBuyer')],
})
