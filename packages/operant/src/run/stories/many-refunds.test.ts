import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, entity, fact, goal, money, Money, query, recordId } from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

/** Payments that are asked for, each to a customer for an order: what structuring would split. */
const caseId = fact('caseId', z.string())
const payments = fact('payments', z.array(recordId()))
const payment = entity('payment', payments)
const shape = z.object({ order: z.enum(['O1', 'O2']), customer: z.enum(['C1', 'C2']), amount: money() })
const asked = fact('asked', shape, { about: payment })

const readPayments = query({
  name: 'readPayments',
  needs: { id: caseId },
  gives: payments,
  uses: { ledger },
  read: (i, u) => u.ledger.ids('asked').filter((id) => id.startsWith(i.id)),
})
const readAsked = query({
  name: 'readAsked',
  needs: { payment },
  gives: asked,
  uses: { ledger },
  read: (i, u, say) => u.ledger.read('asked', i.payment, shape) ?? say.refused('there is no such payment'),
})
const paid = condition({
  name: 'paid',
  needs: { payment },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('paid', i.payment),
})
const pay = action({
  name: 'pay',
  title: (i) => `Pay ${i.amount} for ${i.payment}`,
  needs: { payment, amount: asked.$.amount },
  uses: { ledger },
  makes: paid,
  identity: (i) => ['pay', i.payment],
  spend: { budget: 'refunds', amount: (i) => i.amount },
  perform: (i, u, key) => u.ledger.write('paid', i.payment, {}, key),
  confirm: (i, u) => u.ledger.read('paid', i.payment, z.object({})),
  expect: () => ({}),
  undo: 'none',
  risk: 'reversible',
})
const payAll = goal({ name: 'payAll', ask: 'Pay {caseId}', input: { caseId }, doneWhen: [paid], unmet: 'keep' })

function desk(by: string, limit: string) {
  const text = `policy: p
tables:
  - table: refunds
    for: pay
    inputs: { Amount: arguments.amount }
    hit: first
    rows:
      - [small, '<= 100.00 GBP', allow]
      - [large, '-', approve by lead]
budgets:
  - budget: refunds
    per: ${by}
    limit: ${limit}
    over: approve by lead
`
  const policies = [{ path: 'p.yaml', text }]
  const agent = defineAgent({ name: 'payer', goals: [payAll], can: [readPayments, readAsked, pay], policies })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

const ask = (books: Ledger, id: string, order: string, customer: string, amount = '99.99 GBP'): void =>
  books.set('asked', id, { order, customer, amount: Money.parse(amount).toJSON() })

test.each([
  ['order', 'day, entity\n    by: asked.order', { order: 'O2', customer: 'C1' }],
  ['customer', 'day, entity\n    by: asked.customer', { order: 'O1', customer: 'C2' }],
  ['day', 'day', { order: 'O2', customer: 'C2' }],
])('#14 structuring: 400 as four times 99.99 passes the limit of its %s at the fourth', async (_, by, other) => {
  const { books, bench } = desk(by, '300.00 GBP')
  // In four runs of their own, so that nothing that one run remembers could tell.
  for (const id of ['a', 'b', 'c', 'd']) {
    ask(books, id, 'O1', 'C1')
    await bench.run('payer', 'payAll', { caseId: id }, id)
  }
  expect(books.written).toEqual(['paid a', 'paid b', 'paid c'])
  expect(bench.open('d', 'approve')).toHaveLength(1)
  // Another order, or customer, has a limit of its own; a day has one for all.
  ask(books, 'e', other.order, other.customer)
  await bench.run('payer', 'payAll', { caseId: 'e' }, 'e')
  expect(books.written.includes('paid e')).toBe(by !== 'day')
  await bench.pass('1d')
  ask(books, 'f', 'O1', 'C1')
  await bench.run('payer', 'payAll', { caseId: 'f' }, 'f')
  expect(books.written).toContain('paid f')
})

test('#34 of two approvals that are open at once each is for its own call, whichever is answered first', async () => {
  for (const order of [
    ['x1', 'x2'],
    ['x2', 'x1'],
  ]) {
    const { books, bench } = desk('day', '5000.00 GBP')
    ask(books, 'x1', 'O1', 'C1', '150.00 GBP')
    ask(books, 'x2', 'O1', 'C1', '250.00 GBP')
    await bench.run('payer', 'payAll', { caseId: 'x' }, 'run1')
    expect(bench.open('run1', 'approve').map(({ title }) => title)).toEqual([
      'Pay 150.00 GBP for x1',
      'Pay 250.00 GBP for x2',
    ])
    for (const [index, id] of order.entries()) {
      const request = bench.open('run1', 'approve').find(({ title }) => title.endsWith(id))
      const row = bench.store.requests.get(request?.id ?? '')
      if (!row) throw new Error('it was not asked')
      row.state = 'approved'
      const answer = { kind: 'approved', by: 'lena', reason: '' } as const
      bench.store.deliver('run1', { kind: 'request', request: row.id, answer })
      await bench.work()
      expect(books.written).toEqual(order.slice(0, index + 1).map((one) => `paid ${one}`))
    }
    expect((await bench.state('run1')).settled?.outcome).toBe('met')
  }
})

test('#19 a clock that is set back during a run opens no day that was over', async () => {
  const { books, bench } = desk('day', '100.00 GBP')
  ask(books, 'a', 'O1', 'C1')
  await bench.run('payer', 'payAll', { caseId: 'a' }, 'a')
  ask(books, 'b', 'O1', 'C1', '100.00 GBP')
  await bench.start('payer', 'payAll', { caseId: 'b' }, 'b')
  const { clock } = bench.context
  let back = 0
  Object.assign(bench.context, { clock: { now: () => new Date(clock.now().getTime() - back) } })
  books.onRead = (what) => {
    // It has begun by now.
    if (what === 'asked') back = 86_400_000
  }
  await bench.work()
  expect(books.written).toEqual(['paid a'])
  expect(bench.open('b', 'approve')).toHaveLength(1)
})
