import { z } from 'zod'
import {
  action,
  all,
  atLeast,
  calculation,
  condition,
  decision,
  defineAgent,
  entity,
  fact,
  goal,
  Money,
  money,
  query,
  recordId,
} from '../../index.ts'
import { allow, Ledger, ledger } from './ledger.ts'

/** Claims about orders, remedied by a replacement while there is stock and by money otherwise: two ways to one end. */
export const claimId = fact('claimId', z.string())
export const claim = fact('claim', z.object({ id: recordId(), orders: z.array(recordId()) }))
export const order = entity('order', claim.$.orders)
const orderShape = z.object({ id: z.string(), sku: z.string(), total: z.string(), due: z.boolean() })
export const orderRecord = fact(
  'orderRecord',
  z.object({ id: recordId(), sku: recordId(), total: money(), due: z.boolean() }),
  { about: order },
)
const stockShape = z.object({ units: z.number() })
export const stock = fact('stock', z.object({ units: z.number() }), { about: order, freshFor: '10s' })
export const remedy = fact(
  'remedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('replace'), sku: recordId() }),
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('explain') }),
  ]),
  { about: order },
)

export const readClaim = query({
  name: 'readClaim',
  needs: { id: claimId },
  gives: claim,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('claim', i.id, z.object({ id: z.string(), orders: z.array(z.string()) })) ??
    say.refused(`there is no claim ${i.id}`, 'id'),
})
export const readOrder = query({
  name: 'readOrder',
  needs: { id: order },
  gives: orderRecord,
  uses: { ledger },
  read: (i, u, say) => {
    const found = u.ledger.read('order', i.id, orderShape)
    return found ? { ...found, total: Money.parse(found.total) } : say.refused(`there is no order ${i.id}`)
  },
})
export const readStock = query({
  name: 'readStock',
  needs: { sku: orderRecord.$.sku },
  gives: stock,
  uses: { ledger },
  read: (i, u) => u.ledger.read('stock', i.sku, stockShape) ?? { units: 0 },
})
export const chooseRemedy = decision({
  name: 'chooseRemedy',
  needs: { due: orderRecord.$.due, units: stock.$.units, sku: orderRecord.$.sku, total: orderRecord.$.total },
  gives: remedy,
  rows: [
    { rule: 'not due', when: { due: false }, then: { kind: 'explain' }, declines: true },
    { rule: 'in stock', when: { units: atLeast(1) }, then: (i) => ({ kind: 'replace', sku: i.sku }) },
    { rule: 'else', when: {}, then: (i) => ({ kind: 'refund', amount: i.total }) },
  ],
})
export const remedied = condition({
  name: 'remedied',
  needs: { remedy, id: order },
  uses: { ledger },
  holds: ({ remedy: chosen, id }, u) =>
    chosen.kind === 'explain' || u.ledger.has(chosen.kind === 'replace' ? 'replacement' : 'refund', id),
})
export const replace = action({
  name: 'replace',
  title: (i) => `Replace ${i.sku} of order ${i.id}`,
  needs: { id: order, sku: remedy.is({ kind: 'replace' }).$.sku, units: stock.$.units },
  uses: { ledger },
  makes: remedied,
  changes: [stock],
  identity: (i) => ['remedy', i.id],
  perform: (i, u, key, say) => {
    const units = u.ledger.read('stock', i.sku, stockShape)?.units ?? 0
    if (units < 1) return say.refused(`${i.sku} is out of stock`, 'units')
    return u.ledger.write('replacement', i.id, { sku: i.sku }, key, () =>
      u.ledger.set('stock', i.sku, { units: units - 1 }),
    )
  },
  confirm: (i, u) => u.ledger.read('replacement', i.id, z.object({ sku: z.string() })),
  expect: (i) => ({ sku: i.sku }),
  undo: {
    perform: (i, u) => {
      u.ledger.erase('replacement', i.id)
    },
  },
  risk: 'reversible',
})
export const refund = action({
  name: 'refund',
  title: (i) => `Refund ${i.amount.toString()} for order ${i.id}`,
  needs: { id: order, amount: remedy.is({ kind: 'refund' }).$.amount },
  uses: { ledger },
  makes: remedied,
  identity: (i) => ['remedy', i.id],
  perform: (i, u, key) => u.ledger.write('refund', i.id, { amount: i.amount.toString() }, key),
  confirm: (i, u) => u.ledger.read('refund', i.id, z.object({ amount: z.string() })),
  expect: (i) => ({ amount: i.amount.toString() }),
  undo: 'none',
  risk: 'irreversible',
})
export const letter = fact('letter', z.object({ text: z.string() }))
export const writeLetter = calculation({
  name: 'writeLetter',
  needs: { remedies: all(remedy) },
  gives: letter,
  compute: (i) => ({ text: i.remedies.map((one) => one.kind).join(', ') }),
})
export const answered = condition({
  name: 'answered',
  needs: { id: claimId },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('letter', i.id),
})
export const send = action({
  name: 'send',
  title: (i) => `Answer claim ${i.id}`,
  needs: { id: claimId, text: letter.$.text, remedied: all(remedied) },
  uses: { ledger },
  makes: answered,
  identity: (i) => ['letter', i.id],
  perform: (i, u, key) => u.ledger.write('letter', i.id, { text: i.text }, key),
  confirm: (i, u) => u.ledger.read('letter', i.id, z.object({ text: z.string() })),
  expect: (i) => ({ text: i.text }),
  undo: 'none',
  risk: 'irreversible',
})
export const settle = goal({
  name: 'settle',
  ask: 'Settle claim {claimId}',
  input: { claimId },
  doneWhen: [remedied, answered],
})
export const settling = [readClaim, readOrder, readStock, chooseRemedy, replace, refund, writeLetter, send]

/** The agent that settles claims, where the policies allow these actions. */
export const claimsAgentMay = (...allowed: readonly string[]) =>
  defineAgent({ name: 'claims', goals: [settle], can: settling, policies: [allow(...allowed)] })
export const claimsAgent = claimsAgentMay('replace', 'refund', 'send', 'replace.undo')

/** Claim C1 about orders O1 (due) and so on, each of SKU lamp at 40 pounds, and so many lamps in stock. */
export function claimsLedger(orders: Readonly<Record<string, { readonly due: boolean }>>, lamps: number): Ledger {
  const books = new Ledger()
  books.set('claim', 'C1', { orders: Object.keys(orders) })
  for (const [id, { due }] of Object.entries(orders)) books.set('order', id, { sku: 'lamp', total: '40.00 GBP', due })
  books.set('stock', 'lamp', { units: lamps })
  return books
}
