import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, among, condition, defineAgent, entity, fact, goal, query, recordId } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const orderId = fact('orderId', z.string())
const lines = fact('lines', z.array(recordId()))
const line = entity('line', lines)
/** What the customer wishes, in their own words. */
const wish = fact('wish', z.string(), { about: line })
/** What each line may be exchanged for. */
const offered = fact('offered', z.array(recordId()), { about: line })
const listShape = z.object({ all: z.array(z.string()) })

const readLines = query({
  name: 'readLines',
  needs: { id: orderId },
  gives: lines,
  uses: { ledger },
  read: (i, u) => u.ledger.read('order', i.id, listShape)?.all ?? [],
})
const readWish = query({
  name: 'readWish',
  needs: { line },
  gives: wish,
  uses: { ledger },
  read: (i, u) => u.ledger.read('wish', i.line, z.object({ to: z.string() }))?.to ?? '',
})
const readOffered = query({
  name: 'readOffered',
  needs: { line },
  gives: offered,
  uses: { ledger },
  read: (i, u) => u.ledger.read('offered', i.line, listShape)?.all ?? [],
})
const exchanged = condition({
  name: 'exchanged',
  needs: { line, to: wish, id: orderId },
  uses: { ledger },
  holds: (i, u) => u.ledger.read('exchange', i.id, listShape)?.all.includes(`${i.line} to ${i.to}`) === true,
})
const thanked = condition({ name: 'thanked', needs: { exchanged, line }, holds: () => false })
const exchange = action({
  name: 'exchange',
  needs: { id: orderId, line, to: wish, changes: lines },
  uses: { ledger },
  makes: exchanged,
  privileged: ['id', 'line', 'to'],
  relations: { to: among(offered) },
  identity: (i) => ['exchange', i.id],
  once: (i) => ['order', i.id],
  merge: (all) => {
    const [first] = all
    if (!first) throw new Error('nothing to merge')
    return { ...first, changes: all.map((one) => `${one.line} to ${one.to}`) }
  },
  perform: (i, u, key) => u.ledger.write('exchange', i.id, { all: i.changes }, key),
  confirm: (i, u) => u.ledger.read('exchange', i.id, listShape),
  expect: (i) => ({ all: i.changes }),
  undo: { perform: (i, u) => u.ledger.erase('exchange', i.id) },
  risk: 'irreversible',
})

function bench(wishes: readonly string[], doneWhen: readonly (typeof exchanged)[], unmet: 'keep' | 'undo') {
  const books = new Ledger()
  const names = wishes.map((_, index) => `L${index + 1}`)
  books.set('order', 'O1', { all: names })
  names.forEach((name, index) => {
    books.set('wish', name, { to: wishes[index] ?? '' })
    books.set('offered', name, { all: [`${name}-red`, 'blue'] })
  })
  const writes = allow('exchange', 'exchange.undo')
  const agent = defineAgent({
    name: 'exchanger',
    goals: [goal({ name: 'swap', ask: 'Exchange in {orderId}', input: { orderId }, doneWhen, unmet })],
    can: [readLines, readWish, readOffered, exchange],
    policies: [writes],
  })
  return { books, workbench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('writes that are made as one are borne each by the record of its own entity', async () => {
  const { books, workbench } = bench(['L1-red', 'blue'], [exchanged], 'keep')
  expect((await workbench.run('exchanger', 'swap', { orderId: 'O1' })).settled?.outcome).toBe('met')
  expect(books.read('exchange', 'O1', listShape)?.all).toEqual(['L1 to L1-red', 'L2 to blue'])
})

test('#46 what the record of one of them contradicts denies the whole', async () => {
  const { books, workbench } = bench(['blue', 'L1-red'], [exchanged], 'keep')
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(state.settled?.outcome).toBe('handed over')
  expect(state.settled?.why).toContain('to (L1-red, wish) is not among offered')
  expect(books.written).toEqual([])
})

test('an effect is taken back although the records have moved since', async () => {
  const { books, workbench } = bench(['blue'], [exchanged, thanked], 'undo')
  books.onWrite = () => {
    books.set('offered', 'L1', { all: [] })
    return undefined
  }
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(state.settled?.outcome).toBe('handed over')
  expect(books.written).toEqual(['exchange O1', 'erase exchange O1'])
})
