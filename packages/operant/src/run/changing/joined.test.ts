import { expect, test } from 'vitest'
import { Ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { changedLines, orderDesk, wantSwaps } from '../../testing/worlds/order-desk.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { Workbench } from '../../testing/workbench.ts'

function policyOf(when = 'true', others = ''): string {
  return `policy: orders
rules:
  - rule: exchanges
    for: changeOrder
    when: "${when}"
    then: approve by lead
    because: It is a test.
${others}  - rule: telling
    for: tellOf
    when: "true"
    then: allow
    because: It is a test.
`
}

const orders = { A: ['a1', 'a2', 'a3'], B: ['b1'] }

function desk(policy = policyOf(), deaths: readonly number[] = []) {
  const books = new Ledger()
  wantSwaps(books, orders)
  const process = new Mortal(...deaths)
  const bench = new Workbench({
    agents: [orderDesk(policy)],
    clients: { ledger: books },
    people: [
      { name: 'tester', roles: ['operator'] },
      { name: 'lee', roles: ['lead'] },
    ],
    through: (store) => process.through(store),
  })
  process.haunt(books)
  return { books, bench, process, run: () => bench.run('orders', 'exchange', { batch: 'B1' }, 'run1') }
}

const linesOf = (books: Ledger, order: string) => books.read('changed', order, changedLines)?.lines

test('what may be changed once gets all its changes in one call, decided and approved as one', async () => {
  const { books, bench, run } = desk()
  await run()
  const [request] = bench.open('run1', 'approve')
  expect(request?.title).toBe('Exchange 4 lines: 8 changes')
  expect(request?.shown).toMatchObject({
    changes: 8,
    totals: [
      { action: 'changeOrder', count: 4 },
      { action: 'tellOf', count: 4 },
    ],
    inOne: [{ keys: ['a1', 'a2', 'a3'], title: 'Exchange a1 and a2 and a3 of A' }],
  })
  await bench.decide('run1', 'approved', 'lee')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect([linesOf(books, 'A'), linesOf(books, 'B')]).toEqual([['a1', 'a2', 'a3'], ['b1']])
  expect(books.written.filter((one) => one.startsWith('changed'))).toEqual(['changed A', 'changed B'])
  expect((await bench.events('run1', 'set.ended'))[0]?.why).toBe('8 done')
})

test('approved by element, the call is made of those alone, and of the others nothing is done or told', async () => {
  const { books, bench, run } = desk(policyOf('arguments.lines.size() > 0'))
  await run()
  await bench.decide('run1', 'approved', 'lee', undefined, ['a1', 'a3', 'tell a1', 'tell a2', 'tell a3'])
  expect(linesOf(books, 'A')).toEqual(['a1', 'a3'])
  expect(books.written).toEqual(['changed A', 'told a1', 'told a3'])
  const [intended] = await bench.events('run1', 'effect.intended')
  expect(intended).toMatchObject({ title: 'Exchange a1 and a3 of A', joined: [{ scope: '[]' }] })
  const [ended] = await bench.events('run1', 'set.ended')
  expect(ended?.why).toMatch(
    /^4 done, 4 not: 3 not approved \(.*\), 1 rests on another \(tell a2: what it rests on was not approved\)$/,
  )
})

test('what the rules say more of those alone is asked again, with what is otherwise', async () => {
  const few = `  - rule: few
    for: changeOrder
    when: arguments.lines.size() < 3 && arguments.lines[0] != "b1"
    then: approve by lead
    because: A lead looks at few.
`
  const { books, bench, run } = desk(policyOf('true', few))
  await run()
  await bench.decide('run1', 'approved', 'lee', undefined, ['a1', 'a3'])
  expect(books.written).toEqual([])
  const [again] = bench.open('run1', 'approve')
  expect(again?.title).toBe('Exchange a1 and a3 of A')
  expect(again?.shown).toMatchObject({ changes: 2, differences: [{ key: 'a1' }] })
  await bench.decide('run1', 'approved', 'lee')
  expect([linesOf(books, 'A'), books.written]).toEqual([['a1', 'a3'], ['changed A']])
})

test('a call that fails counts for every change in it, and what rests on any of them is not done', async () => {
  const { books, bench, run } = desk()
  await run()
  books.set('changed', 'A', { lines: ['z'] })
  await bench.decide('run1', 'approved', 'lee')
  expect(books.written).toEqual(['changed B', 'told b1'])
  expect((await bench.events('run1', 'set.ended'))[0]?.why).toMatch(
    /^2 done, 6 not: 3 failed \(.*\), 3 rests on another/,
  )
})

async function approvedInPart(...deaths: readonly number[]) {
  const { books, bench, process, run } = desk(policyOf('arguments.lines.size() > 0'), deaths)
  const alive = outliving(process, bench, '3h')
  await alive(run)
  const chosen = ['a1', 'a3', 'b1', 'tell a1', 'tell a3', 'tell b1']
  for (let asked = bench.open('run1', 'approve').length; asked > 0; asked = bench.open('run1', 'approve').length)
    await alive(() => bench.decide('run1', 'approved', 'lee', undefined, chosen))
  return { books, bench, process }
}

test('killed at every touch of the world, the one call is made once and of those that were approved', async () => {
  const all = ['changed A', 'changed B', 'told a1', 'told a3', 'told b1']
  const { process, books } = await approvedInPart()
  expect(books.written.toSorted()).toEqual(all)
  expect(process.touches).toBeGreaterThan(40)
  for (let touch = 1; touch <= process.touches; touch += 1) {
    const after = await approvedInPart(touch)
    expect([touch, after.books.written.toSorted(), linesOf(after.books, 'A')]).toEqual([touch, all, ['a1', 'a3']])
    expect((await after.bench.events('run1', 'set.ended')).at(-1)?.why).toMatch(/^6 done/)
  }
})
