import { action, event, wait } from 'operant'
import { purchasing } from '../systems.ts'
import { inbox, letters, logged } from './correspondence.ts'
import { purchaseOrder, underWay } from './order.ts'
import { stage } from './stage.ts'
import { supplier } from './supplier.ts'
import { nothingToChase } from './write.ts'

const given = stage.is({ kind: 'escalate' })

/** The last reminder was in vain: the order is given to its buyer, with everything that was done. */
export const escalate = action({
  name: 'purchasing.escalate',
  title: (i) => `Give ${i.order} to its buyer: ${i.supplier} does not answer`,
  needs: {
    order: purchaseOrder.$.id,
    promise: given.$.promise,
    supplier: supplier.$.id,
    contact: supplier.$.email,
    lines: purchaseOrder.$.lines,
    letters,
  },
  privileged: ['order'],
  uses: { purchasing },
  sends: 'nobody',
  makes: nothingToChase,
  changes: [stage],
  identity: (i) => ['chase escalated', i.order],
  perform: (i, u, key) => u.purchasing.escalate({ order: i.order, reason: reasonOf(i.promise), body: caseOf(i) }, key),
  confirm: async (i, u) => {
    const found = await u.purchasing.findEscalation({ order: i.order })
    return found && { id: found.id, order: found.order }
  },
  expect: (i) => ({ order: i.order }),
  undo: 'none',
  risk: 'reversible',
})

const held = stage.is({ kind: 'buyer' })

/** What becomes of it then is for a person: the policy hands the run over. */
export const handToBuyer = action({
  name: 'purchasing.handToBuyer',
  title: (i) => `Decide what becomes of ${i.order}: ${i.supplier} does not answer, overdue since ${i.promise}`,
  needs: {
    order: purchaseOrder.$.id,
    promise: held.$.promise,
    supplier: supplier.$.id,
    contact: supplier.$.email,
    lines: purchaseOrder.$.lines,
    letters,
    log: logged,
  },
  privileged: ['order'],
  uses: { purchasing },
  sends: 'nobody',
  makes: nothingToChase,
  identity: (i) => ['chase handed over', i.order, i.promise],
  perform: (i, u, key) => u.purchasing.addNote({ order: i.order, about: reasonOf(i.promise), body: caseOf(i) }, key),
  confirm: async (i, u) => {
    const found = await u.purchasing.findNote({ order: i.order, about: reasonOf(i.promise) })
    return found && { id: found.id, order: found.order, about: found.about }
  },
  expect: (i) => ({ order: i.order, about: reasonOf(i.promise) }),
  undo: 'none',
  risk: 'reversible',
})

function reasonOf(promise: string): string {
  return `no answer, overdue since ${promise}`
}

function caseOf(i: {
  readonly supplier: string
  readonly contact: string
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly received: number }[]
  readonly letters: readonly { readonly promise: string; readonly round: number; readonly at: string }[]
}): string {
  const open = i.lines.filter(({ quantity, received }) => received < quantity)
  return [
    `${i.supplier} (${i.contact}) was written to ${i.letters.length} times:`,
    ...i.letters.map(({ promise, round, at }) => `- round ${round} about the promise of ${promise}, at ${at}`),
    'Missing:',
    ...open.map(({ sku, quantity, received }) => `- ${quantity - received} of ${sku}`),
  ].join('\n')
}

/** Waits for an answer, for the goods or for a business day. A mail about the order ends it early. */
export const awaitNext = wait({
  name: 'awaitNext',
  needs: { order: purchaseOrder.$.id, until: stage.is({ kind: 'wait' }).$.until },
  until: (i) => new Date(i.until),
  on: (i) => event('mail.received', i.order),
  rereads: [stage, inbox, purchaseOrder, underWay, letters],
  most: 50,
})
