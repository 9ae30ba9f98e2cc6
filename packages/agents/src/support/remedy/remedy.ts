import { absent, calculation, condition, decision, fact, maybe, money, present } from 'operant'
import { z } from 'zod'
import { finding } from '../finding/finding.ts'
import { order } from '../orders/concern.ts'
import { orderLine } from '../orders/order-record.ts'
import { standing } from '../orders/standing.ts'
import { orders, payments } from '../systems.ts'
import { cause } from './cause.ts'
import { sourceWarehouse, stock } from './supply.ts'

/** It did not arrive, and is neither refunded nor replaced yet. */
export const lineOpen = fact('lineOpen', z.boolean(), { about: orderLine })

/** What the customer gets for one line. */
export const lineRemedy = fact(
  'lineRemedy',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('replacement'), quantity: z.number().int(), signature: z.boolean(), value: money() }),
    z.object({ kind: z.literal('refund'), amount: money() }),
    z.object({ kind: z.literal('none') }),
  ]),
  { about: orderLine },
)

export const lookWhetherLineOpen = calculation({
  name: 'lookWhetherLineOpen',
  needs: {
    line: orderLine.$.id,
    openLines: standing.$.openLines,
    missing: finding.is({ course: 'remedy' }).$.lines,
  },
  gives: lineOpen,
  compute: (i) => i.openLines.includes(i.line) && i.missing.includes(i.line),
})

export const chooseRemedy = decision({
  name: 'chooseRemedy',
  needs: {
    owed: finding.is({ alone: true }).$.owed,
    open: lineOpen,
    stock,
    warehouse: maybe(sourceWarehouse),
    signature: finding.is({ course: 'remedy' }).$.signature,
    quantity: orderLine.$.quantity,
    value: orderLine.$.value,
  },
  gives: lineRemedy,
  rows: [
    { rule: 'nothing is owed', when: { owed: false }, then: { kind: 'none' } },
    { rule: 'settled before', when: { owed: true, open: false }, then: { kind: 'none' } },
    {
      rule: 'replacement',
      when: { owed: true, open: true, warehouse: present },
      then: (i) => ({ kind: 'replacement', quantity: i.quantity, signature: i.signature, value: i.value }),
    },
    {
      // The figures have to be known: a warehouse that cannot be asked is not an empty one.
      rule: 'refund, for it is sold out',
      when: { owed: true, open: true, warehouse: absent, stock: present },
      then: (i) => ({ kind: 'refund', amount: i.value }),
    },
  ],
})

export const lineRemedied = condition({
  name: 'lineRemedied',
  title: 'the customer has what is owed for the line',
  needs: { remedy: lineRemedy, order, line: orderLine.$.id },
  uses: { orders, payments },
  holds: async (i, u) => {
    if (i.remedy.kind === 'none') return true
    const found =
      i.remedy.kind === 'refund'
        ? await u.payments.findRefund({ order: i.order, line: i.line, cause })
        : await u.orders.findReplacement({ parent: i.order, line: i.line })
    return found !== null
  },
})

/** Must never be: a line both replaced and refunded for the same cause. */
export const remediedTwice = condition({
  name: 'remediedTwice',
  title: 'a line is replaced and refunded as well',
  needs: { order, line: orderLine.$.id, finding },
  uses: { orders, payments },
  holds: async (i, u) => {
    // What others did before is for a person to see to.
    if (i.finding.course === 'person') return false
    const [refund, replacement] = await Promise.all([
      u.payments.findRefund({ order: i.order, line: i.line, cause }),
      u.orders.findReplacement({ parent: i.order, line: i.line }),
    ])
    return refund !== null && replacement !== null
  },
})
