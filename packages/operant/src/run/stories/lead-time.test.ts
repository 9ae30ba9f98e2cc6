import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, calculation, condition, defineAgent, fact, goal, Money, money, query } from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const article = fact('article', z.string())
const leadTime = fact('leadTime', z.object({ weeks: z.number() }), { freshFor: '5m' })
const proposal = fact('proposal', z.object({ quantity: z.number(), total: money() }))
const readLeadTime = query({
  name: 'readLeadTime',
  needs: { id: article },
  gives: leadTime,
  uses: { ledger },
  read: (i, u) => u.ledger.read('lead time', i.id, z.object({ weeks: z.number() })) ?? { weeks: 0 },
})
const propose = calculation({
  name: 'propose',
  needs: { weeks: leadTime.$.weeks },
  gives: proposal,
  compute: (i) => ({ quantity: i.weeks * 120, total: Money.parse('19.80 GBP').times(i.weeks * 120) }),
})
const ordered = condition({
  name: 'ordered',
  needs: { id: article },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('order', i.id),
})
const order = action({
  name: 'order',
  title: (i) => `Order ${i.quantity} of ${i.id} for ${i.total.toString()}`,
  needs: { id: article, quantity: proposal.$.quantity, total: proposal.$.total },
  uses: { ledger },
  makes: ordered,
  identity: (i) => ['order', i.id],
  spend: { budget: 'purchases', amount: (i) => i.total },
  perform: (i, u, key) => u.ledger.write('order', i.id, { quantity: i.quantity }, key),
  confirm: (i, u) => u.ledger.read('order', i.id, z.object({ quantity: z.number() })),
  expect: (i) => ({ quantity: i.quantity }),
  undo: 'none',
  risk: 'reversible',
})
const replenish = goal({ name: 'replenish', ask: 'Replenish {article}', input: { article }, doneWhen: [ordered] })
const policy = {
  path: 'purchases.yaml',
  text: 'policy: purchases\nrules:\n  - rule: a buyer looks\n    for: order\n    when: "true"\n    then: approve by buyer\n    because: Orders cost money.\nbudgets:\n  - budget: purchases\n    per: day\n    limit: 20000.00 GBP\n',
}
const agent = defineAgent({
  name: 'planner',
  goals: [replenish],
  can: [readLeadTime, propose, order],
  policies: [policy],
})

async function asked() {
  const books = new Ledger()
  books.set('lead time', 'A1', { weeks: 2 })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('planner', 'replenish', { article: 'A1' })
  return { books, bench }
}

test('an approval stands while what it is about is the same, however often that is read again', async () => {
  const { books, bench } = await asked()
  await bench.pass('4h')
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual(['order A1'])
  expect(bench.store.requests.size).toBe(1)
  expect(
    (await bench.events('run1', 'step.gave')).filter(({ step }) => step.capability === 'readLeadTime'),
  ).toHaveLength(2)
})

test('#33 #36 a lead time that changes under an open approval is asked about anew; the old approval does nothing', async () => {
  const { books, bench } = await asked()
  expect(bench.open('run1').map((one) => one.title)).toEqual(['Order 240 of A1 for 4752.00 GBP'])
  books.set('lead time', 'A1', { weeks: 4 })
  await bench.pass('1h')
  await bench.decide('run1', 'approved')
  expect(books.written).toEqual([])
  expect(bench.open('run1').map((one) => one.title)).toEqual(['Order 480 of A1 for 9504.00 GBP'])
  await bench.decide('run1', 'approved')
  expect(books.read('order', 'A1', z.object({ quantity: z.number() }))?.quantity).toBe(480)
  expect([...bench.store.requests.values()].map((one) => one.state)).toEqual(['approved', 'consumed'])
  expect(bench.store.spent()).toBe(950_400n)
})

test('#33 a click on a request that was withdrawn meanwhile changes nothing', async () => {
  const { books, bench } = await asked()
  const [old] = bench.open('run1')
  books.set('lead time', 'A1', { weeks: 4 })
  await bench.pass('1h')
  await bench.decide('run1', 'approved')
  const click = { kind: 'approved', by: 'late', reason: '' } as const
  bench.store.deliver('run1', { kind: 'request', request: old?.id ?? '', answer: click })
  await bench.work()
  expect(books.written).toEqual([])
  expect(bench.open('run1')).toHaveLength(1)
})
