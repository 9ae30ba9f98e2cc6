import { z } from 'zod'
import { action } from '../../agent/action.ts'
import { argument } from '../../agent/argument.ts'
import { change, changeSet, type Change } from '../../agent/change-set.ts'
import { condition } from '../../agent/condition.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal } from '../../agent/goal.ts'
import { query } from '../../agent/query.ts'
import { fact } from '../../facts/fact.ts'
import { recordId } from '../../facts/marks.ts'
import { ledger, type Ledger } from './ledger.ts'

const batch = fact('batch', z.string())
const swaps = fact('swaps', z.array(z.object({ order: recordId(), line: z.string() })))

/** Lines of an order that are exchanged. */
export const changedLines = z.object({ lines: z.array(z.string()) })

/** Changes an order, which its system allows once. */
export const changeOrder = action({
  name: 'changeOrder',
  title: ({ order, lines }) => `Exchange ${lines.join(' and ')} of ${order}`,
  needs: { order: argument(recordId()), lines: argument(z.array(z.string())) },
  uses: { ledger },
  identity: ({ order }) => ['change', order],
  once: ({ order }) => [order],
  merge: (all) => ({ order: all[0]?.order ?? '', lines: all.flatMap(({ lines }) => lines) }),
  perform: ({ order, lines }, u, key, say) => {
    if (u.ledger.has('changed', order)) return say.refused('this order was changed before')
    return u.ledger.write('changed', order, { lines }, key)
  },
  confirm: ({ order }, u) => u.ledger.read('changed', order, changedLines),
  expect: ({ lines }) => ({ lines }),
  undo: 'none',
  risk: 'irreversible',
  free: ['order', 'lines'],
})

/** Tells somebody that a line was exchanged. */
export const tellOf = action({
  name: 'tellOf',
  title: ({ line }) => `Tell of ${line}`,
  needs: { line: argument(z.string()) },
  uses: { ledger },
  identity: ({ line }) => ['told', line],
  perform: ({ line }, u, key) => u.ledger.write('told', line, { line }, key),
  confirm: ({ line }, u) => u.ledger.read('told', line, z.object({ line: z.string() })),
  expect: ({ line }) => ({ line }),
  undo: 'none',
  risk: 'reversible',
  free: ['line'],
})

/** One element for each line that is to be exchanged, and one that tells of it. */
function swapsOf({ list }: { readonly list: readonly { readonly order: string; readonly line: string }[] }) {
  return list.flatMap(({ order, line }): readonly Change[] => [
    change(changeOrder, { key: line, with: { order, lines: [line] } }),
    change(tellOf, { key: `tell ${line}`, with: { line }, after: [line] }),
  ])
}

/** A desk that exchanges lines of orders together. */
export function orderDesk(policy: string) {
  const isExchanged = condition({
    name: 'isExchanged',
    title: 'every line is exchanged',
    needs: { list: swaps },
    uses: { ledger },
    holds: ({ list }, u) =>
      list.every(({ order, line }) => u.ledger.read('changed', order, changedLines)?.lines.includes(line)),
  })
  return defineAgent({
    name: 'orders',
    goals: [
      goal({
        name: 'exchange',
        ask: 'Exchange what {batch} says',
        input: { batch },
        doneWhen: [isExchanged],
        unmet: 'keep',
      }),
    ],
    can: [
      query({
        name: 'readSwaps',
        needs: { batch },
        gives: swaps,
        uses: { ledger },
        read: (_, u) =>
          u.ledger.entries
            .filter(({ what }) => what === 'swap')
            .map(({ id, values }) => ({ order: String(values['order']), line: id })),
      }),
      changeSet({
        name: 'exchangeAll',
        title: ({ list }) => `Exchange ${list.length} lines`,
        needs: { list: swaps },
        of: [changeOrder, tellOf],
        each: swapsOf,
        makes: isExchanged,
      }),
    ],
    policies: [{ path: 'orders.yaml', text: policy }],
  })
}

/** Fills a ledger with lines to exchange, by their order. */
export function wantSwaps(books: Ledger, orders: Readonly<Record<string, readonly string[]>>): void {
  for (const [order, lines] of Object.entries(orders)) for (const line of lines) books.set('swap', line, { order })
}
