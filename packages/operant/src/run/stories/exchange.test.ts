import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, entity, fact, goal, query, recordId, question } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const orderId = fact('orderId', z.string())
const lines = fact('lines', z.array(recordId()))
const line = entity('line', lines)
const variant = fact('variant', recordId(), { about: line })
const exchangeShape = z.object({ lines: z.array(z.string()) })
const readLines = query({
  name: 'readLines',
  needs: { id: orderId },
  gives: lines,
  uses: { ledger },
  read: (i, u, say) => u.ledger.read('order', i.id, exchangeShape)?.lines ?? say.refused('no such order', 'id'),
})
const readVariant = query({
  name: 'readVariant',
  needs: { line },
  gives: variant,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('wish', i.line, z.object({ to: z.string() }))?.to ?? say.missing('it does not say'),
})
const askVariant = question({
  name: 'askVariant',
  needs: { line },
  gives: variant,
  ask: (i) => ({ to: 'desk', text: `What is line ${i.line} to be exchanged for?` }),
})
const exchanged = condition({
  name: 'exchanged',
  needs: { line, to: variant, id: orderId },
  uses: { ledger },
  holds: (i, u) => u.ledger.read('exchange', i.id, exchangeShape)?.lines.includes(`${i.line} to ${i.to}`) === true,
})
const exchange = action({
  name: 'exchange',
  title: (i) => `Exchange ${i.changes.join(', ')} of order ${i.id}`,
  needs: { id: orderId, line, to: variant, changes: lines },
  uses: { ledger },
  makes: exchanged,
  identity: (i) => ['exchange', i.id],
  once: (i) => ['order', i.id],
  merge: (all) => ({ ...first(all), changes: all.map((one) => `${one.line} to ${one.to}`) }),
  perform: (i, u, key, say) => {
    if (u.ledger.has('exchange', i.id)) return say.refused('this order was changed before')
    return u.ledger.write('exchange', i.id, { lines: i.changes }, key)
  },
  confirm: (i, u) => u.ledger.read('exchange', i.id, exchangeShape),
  expect: (i) => ({ lines: i.changes }),
  undo: 'none',
  risk: 'irreversible',
})
const swap = goal({
  name: 'swap',
  ask: 'Exchange what is wished of {orderId}',
  input: { orderId },
  doneWhen: [exchanged],
})
const agent = defineAgent({
  name: 'exchanger',
  goals: [swap],
  can: [readLines, readVariant, askVariant, exchange],
  policies: [allow('exchange')],
})

function first<T>(all: readonly T[]): T {
  const [one] = all
  if (one === undefined) throw new Error('nothing to merge')
  return one
}

function bench(wishes: Readonly<Record<string, string>>) {
  const books = new Ledger()
  books.set('order', 'O1', { lines: ['L1', 'L2', 'L3'] })
  for (const [id, to] of Object.entries(wishes)) books.set('wish', id, { to })
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('three lines of an order that may be changed once are one write', async () => {
  const { books, bench: workbench } = bench({ L1: 'red', L2: 'blue', L3: 'green' })
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['exchange O1'])
  expect(books.read('exchange', 'O1', exchangeShape)?.lines).toEqual(['L1 to red', 'L2 to blue', 'L3 to green'])
  const [effect] = state.effects.values()
  expect(effect).toMatchObject({ title: 'Exchange L1 to red, L2 to blue, L3 to green of order O1' })
  expect(effect?.joined).toHaveLength(2)
})

test('the write is held until the last line is known', async () => {
  const { books, bench: workbench } = bench({ L1: 'red', L3: 'green' })
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(state.settled).toBeUndefined()
  expect(books.written).toEqual([])
  await workbench.answer('run1', 'black')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['exchange O1'])
  expect(books.read('exchange', 'O1', exchangeShape)?.lines).toEqual(['L1 to red', 'L2 to black', 'L3 to green'])
})

test('a line that nobody can name does not keep the others waiting for ever', async () => {
  const { books, bench: workbench } = bench({ L1: 'red', L3: 'green' })
  await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  await workbench.pass('3d')
  const state = await workbench.state('run1')
  expect(books.read('exchange', 'O1', exchangeShape)?.lines).toEqual(['L1 to red', 'L3 to green'])
  expect(state.settled?.outcome).toBe('partly')
  expect(state.settled?.why).toContain('variant of L2')
})

test('a single line goes the same way', async () => {
  const { books, bench: workbench } = bench({ L1: 'red' })
  books.set('order', 'O1', { lines: ['L1'] })
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.read('exchange', 'O1', exchangeShape)?.lines).toEqual(['L1 to red'])
})

test('#46 a refusal of the one write counts for every line in it: none is tried by itself', async () => {
  const { books, bench: workbench } = bench({ L1: 'red', L2: 'blue', L3: 'green' })
  books.onRead = (what) => {
    // Somebody else changes the order between the look and the call.
    if (what === 'exchange' && books.asked.filter((one) => one === 'exchange O1').length === 5)
      books.set('exchange', 'O1', { lines: ['L9 to grey'] })
  }
  const state = await workbench.run('exchanger', 'swap', { orderId: 'O1' })
  expect(books.written).toEqual([])
  expect((await workbench.events('run1', 'effect.intended')).length).toBe(1)
  expect(state.settled?.outcome).toBe('handed over')
})
