import { z } from 'zod'
import {
  action,
  condition,
  type Condition,
  type Capability,
  defineAgent,
  fact,
  goal,
  money,
  query,
  type Agent,
} from '../../index.ts'
import { ledger } from './ledger.ts'

/** Agents whose goals sound alike, to find out what words are taken for. Nothing of it is ever run. */
const orderId = fact('orderId', z.string().regex(/^A-\d+$/, 'expected an order such as A-1'))
const ticket = fact('ticket', z.string())
const team = fact('team', z.string())
const place = fact('place', z.string())
const limit = fact('limit', z.number())
const amount = fact('amount', money())
const day = fact('day', z.iso.date())
const account = fact('account', z.string().regex(/^\d+$/, 'expected digits'))
const open = fact('open', z.string())

function check(name: string, title: string, needs: Parameters<typeof condition>[0]['needs']): Condition<never> {
  return condition({ name, title, needs, uses: { ledger }, holds: () => true }) as Condition<never>
}
const paid = check('paid', 'the customer has what is due', { id: orderId })
const told = check('told', 'the customer was told', { id: orderId })
const closed = check('closed', 'the ticket is closed', { id: ticket })
const moved = check('moved', 'it was moved', { limit, place })
const below = check('below', 'the backlog is small', { team, limit })
const reported = check('reported', 'the report is there', { day })
const active = check('active', 'the account is active', { account })
const charged = check('charged', 'the card is charged', { account, amount })

function act(name: string, makes: typeof paid, needs: Parameters<typeof action>[0]['needs']): Capability<never, never> {
  return action({
    name,
    title: () => name,
    needs,
    uses: { ledger },
    makes,
    identity: () => [name],
    perform: () => undefined,
    confirm: () => null,
    expect: () => ({}),
    undo: 'none',
    risk: 'irreversible',
  }) as Capability<never, never>
}
const readOpen = query({
  name: 'readOpen',
  needs: { id: orderId },
  gives: open,
  uses: { ledger },
  read: () => 'nothing',
})

const limits = { steps: 50, effects: 5, tokens: 10_000, time: '7d', money: [] } as const

export const claims: Agent = defineAgent({
  name: 'claims',
  goals: [
    goal({
      name: 'settleClaim',
      ask: ['Settle the claim for order {orderId}', 'Make good on order {orderId}'],
      input: { orderId },
      doneWhen: [paid, told],
      limits,
    }),
    goal({ name: 'whatIsOpen', ask: 'What is still open on order {orderId}', input: { orderId }, answers: [open] }),
  ],
  can: [act('refund', paid, { id: orderId }), act('sendLetter', told, { id: orderId }), readOpen],
})

export const support: Agent = defineAgent({
  name: 'support',
  goals: [
    goal({ name: 'resolve', ask: 'Resolve ticket {ticket}', input: { ticket }, doneWhen: [closed] }),
    goal({
      name: 'backlog',
      ask: 'Bring the backlog of {team} below {limit}',
      input: { team, limit },
      doneWhen: [below],
    }),
  ],
  can: [act('close', closed, { id: ticket })],
})

/** Takes the same words as `support`. */
export const desk: Agent = defineAgent({
  name: 'desk',
  goals: [goal({ name: 'ticket', ask: 'Resolve ticket {ticket}', input: { ticket }, doneWhen: [closed] })],
  can: [act('close', closed, { id: ticket })],
})

export const stores: Agent = defineAgent({
  name: 'stores',
  goals: [
    goal({ name: 'move', ask: 'Move {limit} to {place}', input: { limit, place }, doneWhen: [moved] }),
    goal({ name: 'report', ask: 'Report the sales of {day}', input: { day }, doneWhen: [reported] }),
  ],
  can: [act('move', moved, { limit, place })],
})

export const accounts: Agent = defineAgent({
  name: 'accounts',
  goals: [
    goal({ name: 'activate', ask: 'Activate account {account}', input: { account }, doneWhen: [active] }),
    goal({
      name: 'charge',
      ask: 'Charge {amount} to account {account}',
      input: { account, amount },
      doneWhen: [charged],
    }),
  ],
  can: [act('open', active, { account }), act('charge', charged, { account, amount })],
})
