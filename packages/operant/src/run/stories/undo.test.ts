import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, goal, type PolicySource } from '../../index.ts'
import { allow, Ledger, ledger, type Trouble } from '../../testing/worlds/ledger.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

/** A booking that can be taken back, of one leg of a journey. */
function leg(name: string, undoes = true) {
  const booked = condition({
    name: `${name}Booked`,
    needs: { id: item },
    uses: { ledger },
    holds: (i, u) => u.ledger.has(name, i.id),
  })
  const book = action({
    name,
    title: (i) => `Book the ${name} of ${i.id}`,
    needs: { id: item },
    uses: { ledger },
    makes: booked,
    identity: (i) => [name, i.id],
    perform: (i, u, key) => u.ledger.write(name, i.id, {}, key),
    confirm: (i, u) => u.ledger.read(name, i.id, z.object({})),
    expect: () => ({}),
    undo: undoes ? { perform: (i, u) => u.ledger.erase(name, i.id) } : 'none',
    risk: 'reversible',
  })
  return { booked, book }
}
const flight = leg('flight')
const hotel = leg('hotel')
const visa = leg('visa', false)
const impossible = condition({
  name: 'seated',
  needs: { flight: flight.booked, hotel: hotel.booked, visa: visa.booked },
  holds: () => false,
})

function bench(policies: readonly PolicySource[], unmet: 'undo' | 'keep' = 'undo') {
  const doneWhen = [flight.booked, hotel.booked, visa.booked, impossible] as const
  const travel = goal({ name: 'travel', ask: 'Send {item}', input: { item }, doneWhen, unmet })
  const agent = defineAgent({ name: 'travel', goals: [travel], can: [flight.book, hotel.book, visa.book], policies })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}
const writes = allow('flight', 'hotel', 'visa')
const undos = allow('flight.undo', 'hotel.undo')
const both = { path: 'both.yaml', text: writes.text + undos.text.slice(undos.text.indexOf('  - rule')) }

test('a run that ends unmet takes back what can be, in reverse, and says what stays', async () => {
  const { books, bench: workbench } = bench([both])
  const state = await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(books.written).toEqual(['flight Ann', 'hotel Ann', 'visa Ann', 'erase hotel Ann', 'erase flight Ann'])
  const [settled] = await workbench.events('run1', 'run.settled')
  expect(settled?.effects.map((one) => [one.title, one.result])).toEqual([
    ['Book the flight of Ann', 'confirmed'],
    ['Book the hotel of Ann', 'confirmed'],
    ['Book the visa of Ann', 'confirmed'],
    ['taken back: Book the hotel of Ann', 'confirmed'],
    ['taken back: Book the flight of Ann', 'confirmed'],
  ])
  expect(state.settled?.outcome).toBe('partly')
})

test('what was taken back may be done again by another run', async () => {
  const { books, bench: workbench } = bench([both])
  await workbench.run('travel', 'travel', { item: 'Ann' })
  books.written.length = 0
  await workbench.run('travel', 'travel', { item: 'Ann' }, 'run2')
  // The visa is there already; the legs were free again.
  expect(books.written).toEqual(['flight Ann', 'hotel Ann', 'erase hotel Ann', 'erase flight Ann'])
})

test('a goal that keeps takes nothing back', async () => {
  const { books, bench: workbench } = bench([both], 'keep')
  await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(books.written).toEqual(['flight Ann', 'hotel Ann', 'visa Ann'])
})

test('taking back is guarded by rules of its own: where none allows it, it stays, and is said', async () => {
  const { books, bench: workbench } = bench([writes])
  const state = await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(books.written).toEqual(['flight Ann', 'hotel Ann', 'visa Ann'])
  expect(state.settled?.outcome).toBe('partly')
})

test('where the agent only watches, nothing is taken back, and the run ends', async () => {
  const shadow = `${both.text}autonomy:\n  - { cap: watch, for: 'hotel.undo, flight.undo', level: shadow }\n`
  const { books, bench: workbench } = bench([{ path: 'both.yaml', text: shadow }])
  const state = await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(books.written).toEqual(['flight Ann', 'hotel Ann', 'visa Ann'])
  expect(state.settled?.outcome).toBe('partly')
  const failed = await workbench.events('run1', 'step.failed')
  expect(failed.map(({ failure }) => failure.kind)).toEqual(['denied', 'denied'])
})

test('taking back that needs an approval waits for it, once', async () => {
  const asks = both.text.replace(
    'for: hotel.undo\n    when: "true"\n    then: allow',
    'for: hotel.undo\n    when: "true"\n    then: approve by lead',
  )
  const { books, bench: workbench } = bench([{ path: 'both.yaml', text: asks }])
  const before = await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(before.settled).toBeUndefined()
  expect(workbench.open('run1').map((one) => one.title)).toEqual(['Take back: Book the hotel of Ann'])
  await workbench.decide('run1', 'approved')
  expect(books.written.slice(3)).toEqual(['erase hotel Ann', 'erase flight Ann'])
  expect((await workbench.state('run1')).settled?.outcome).toBe('partly')
})

test('taking back that has no effect at first is tried again', async () => {
  const { books, bench: workbench } = bench([both])
  const erase = books.erase.bind(books)
  let dead = 2
  books.erase = (what, id) => {
    if (what === 'hotel' && dead-- > 0) return
    erase(what, id)
  }
  await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(books.written.slice(3)).toEqual(['erase hotel Ann', 'erase flight Ann'])
})

test('a run that is cancelled finds out first what it did, then takes it back', async () => {
  const { books, bench: workbench } = bench([both])
  books.onWrite = (what): Trouble => (what === 'hotel' ? 'fails afterwards' : undefined)
  let blind = 2
  books.onRead = (what) => {
    if (what === 'hotel' && books.ids('hotel').length > 0 && blind-- > 0) {
      workbench.store.deliver('run1', { kind: 'cancel', by: 'operator', reason: 'enough' })
      throw new Error('no line')
    }
  }
  const state = await workbench.run('travel', 'travel', { item: 'Ann' })
  expect(state.settled?.outcome).toBe('cancelled')
  expect(books.entries).toEqual([])
  expect(state.cancelled).toEqual({ by: 'operator', reason: 'enough' })
  expect(books.written.filter((one) => one.includes('hotel'))).toEqual(['hotel Ann', 'erase hotel Ann'])
})
