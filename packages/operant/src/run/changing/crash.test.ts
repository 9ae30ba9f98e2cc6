import { expect, test } from 'vitest'
import { change, resultOf } from '../../agent/change-set.ts'
import { Ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { announce, priceDesk, setPrice, wantPrices } from '../../testing/worlds/price-desk.ts'
import { Workbench } from '../../testing/workbench.ts'

const policy = `policy: prices
rules:
  - rule: any price
    for: setPrice
    when: "true"
    then: approve by buyer
    because: It is a test.
  - rule: any announcement
    for: announce
    when: "true"
    then: allow
    because: It is a test.
budgets:
  - budget: prices
    per: run
    limit: 1000.00 EUR
    over: deny
`

/** A set of six, two of which rest on others, in processes that die at these touches of the world. */
async function worked(...deaths: readonly number[]) {
  const books = new Ledger()
  wantPrices(books, [100, 200, 300, 400])
  const process = new Mortal(...deaths)
  const desk = priceDesk(policy, {
    atOnce: 2,
    each: ({ list }) => [
      ...list.map(({ item, price }) => change(setPrice, { key: item, with: { item, price } })),
      ...list
        .slice(0, 2)
        .map(({ item }) => change(announce, { key: `tell ${item}`, with: { item, number: resultOf(item, 'number') } })),
    ],
  })
  const bench = new Workbench({
    agents: [desk],
    clients: { ledger: books },
    people: [
      { name: 'tester', roles: ['operator'] },
      { name: 'bea', roles: ['buyer'] },
    ],
    through: (store) => process.through(store),
  })
  process.haunt(books)
  const alive = outliving(process, bench, '3h')
  await alive(() => bench.run('prices', 'reprice', { list: 'L1' }, 'run1'))
  // Without somebody to answer it, nothing goes on: whoever died may have been about to ask.
  for (let asked = bench.open('run1', 'approve').length; asked > 0; asked = bench.open('run1', 'approve').length)
    await alive(() => bench.decide('run1', 'approved', 'bea'))
  return { books, bench, process }
}

test('killed at every touch of the world, each change is there once', async () => {
  const { process, books } = await worked()
  const all = ['announced i0', 'announced i1', 'price i0', 'price i1', 'price i2', 'price i3']
  expect(books.written.toSorted()).toEqual(all)
  expect(process.touches).toBeGreaterThan(60)
  for (let touch = 1; touch <= process.touches; touch += 1) {
    const after = await worked(touch)
    const state = await after.bench.state('run1')
    expect([touch, state.settled?.outcome, after.books.written.toSorted()]).toEqual([touch, 'met', all])
    expect(after.bench.store.spent()).toBe(1_000n)
  }
})

test('killed twice, anywhere', async () => {
  for (let touch = 5; touch < 90; touch += 4) {
    const { books, bench } = await worked(touch, touch + 3, touch + 17)
    expect([touch, (await bench.state('run1')).settled?.outcome]).toEqual([touch, 'met'])
    expect(books.written).toHaveLength(6)
  }
})
