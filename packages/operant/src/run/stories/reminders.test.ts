import { expect, test } from 'vitest'
import { z } from 'zod'
import { CAPABILITY } from '../../agent/capability.ts'
import { action, condition, defineAgent, fact, goal, query, wait } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const invoice = fact('invoice', z.string())
const reminder = fact('reminder', z.object({ number: z.number() }))
const paid = condition({
  name: 'paid',
  needs: { id: invoice },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('paid', i.id),
})
const remind = action({
  name: 'remind',
  title: (i) => `Remind of ${i.id}`,
  needs: { id: invoice },
  gives: reminder,
  uses: { ledger },
  makes: paid,
  identity: (i, occasion) => ['reminder', i.id, occasion],
  perform: (i, u, key, _say, occasion) => u.ledger.write('reminder', `${i.id}-${occasion + 1}`, {}, key),
  confirm: (i, u, occasion) => (u.ledger.has('reminder', `${i.id}-${occasion + 1}`) ? { number: occasion + 1 } : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
  repeat: { most: 2, every: '3d' },
})
const collect = goal({ name: 'collect', ask: 'Collect {invoice}', input: { invoice }, doneWhen: [paid] })

const patience = wait({
  name: 'patience',
  needs: { last: reminder },
  until: (_, now) => new Date(now.getTime() + 5 * 86_400_000),
  rereads: [paid],
  signal: (i) => `payment ${i.last.number}`,
})

function bench(...more: readonly (typeof patience)[]) {
  const agent = defineAgent({
    name: 'collector',
    goals: [collect],
    can: [remind, ...more],
    policies: [allow('remind')],
  })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('a second reminder follows after its time, and not a day earlier', async () => {
  const { books, bench: workbench } = bench()
  await workbench.run('collector', 'collect', { invoice: 'I1' })
  await workbench.pass('2d')
  expect(books.written).toEqual(['reminder I1-1'])
  await workbench.pass('1d')
  expect(books.written).toEqual(['reminder I1-1', 'reminder I1-2'])
  const intents = await workbench.events('run1', 'effect.intended')
  expect(intents.map((event) => event.occasion)).toEqual([0, 1])
  expect(new Set(intents.map((event) => event.identity)).size).toBe(2)
})

test('reminders that follow each other in business days rest on the weekend', async () => {
  const daily = { ...remind[CAPABILITY], repeat: { most: 3, every: '1 business day' } } as const
  const agent = defineAgent({
    name: 'collector',
    goals: [collect],
    can: [{ [CAPABILITY]: daily }],
    policies: [allow('remind')],
  })
  const books = new Ledger()
  // On a Friday.
  const now = new Date('2026-01-09T10:00:00Z')
  const workbench = new Workbench({ agents: [agent], clients: { ledger: books }, now })
  await workbench.run('collector', 'collect', { invoice: 'I1' })
  await workbench.pass('71h')
  expect(books.written).toHaveLength(1)
  await workbench.pass('1h')
  expect(books.written).toHaveLength(2)
  await workbench.pass('1d')
  expect(books.written).toHaveLength(3)
})

test('who has paid meanwhile gets no second reminder', async () => {
  const { books, bench: workbench } = bench()
  await workbench.run('collector', 'collect', { invoice: 'I1' })
  books.set('paid', 'I1', {})
  await workbench.pass('4d')
  expect(books.written).toEqual(['reminder I1-1'])
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
})

test('after the last reminder it waits once more, then a person takes over', async () => {
  const { books, bench: workbench } = bench(patience)
  await workbench.run('collector', 'collect', { invoice: 'I1' })
  await workbench.pass('4d')
  const waiting = await workbench.events('run1', 'run.waits')
  expect(waiting.at(-1)?.for).toEqual(['patience until 2026-01-13T09:00:00.000Z'])
  await workbench.pass('6d')
  expect(books.written).toEqual(['reminder I1-1', 'reminder I1-2'])
  expect((await workbench.state('run1')).settled?.outcome).toBe('handed over')
})

test('a signal ends a wait early', async () => {
  const { books, bench: workbench } = bench(patience)
  await workbench.run('collector', 'collect', { invoice: 'I1' })
  await workbench.pass('4d')
  books.set('paid', 'I1', {})
  await workbench.signal('run1', 'payment of another')
  expect((await workbench.state('run1')).settled).toBeUndefined()
  await workbench.signal('run1', 'payment 2')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
})

test('polling: a read that may be repeated while it waits', async () => {
  const arrival = fact('arrival', z.object({ at: z.string() }))
  const readArrival = query({
    name: 'readArrival',
    needs: { id: invoice },
    gives: arrival,
    uses: { ledger },
    read: (i, u, say) =>
      u.ledger.read('arrival', i.id, z.object({ at: z.string() })) ?? say.missing('nothing has arrived'),
  })
  const arrived = condition({ name: 'arrived', needs: { arrival }, holds: () => true })
  const hourly = wait({
    name: 'hourly',
    needs: { id: invoice },
    until: (_, now) => new Date(now.getTime() + 3_600_000),
    rereads: [arrival],
    most: 5,
  })
  const watch = goal({ name: 'watch', ask: 'Watch {invoice}', input: { invoice }, doneWhen: [arrived] })
  const agent = defineAgent({ name: 'watcher', goals: [watch], can: [readArrival, hourly] })
  const books = new Ledger()
  const workbench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await workbench.run('watcher', 'watch', { invoice: 'I1' })
  await workbench.pass('150m')
  expect(books.asked).toHaveLength(3)
  books.set('arrival', 'I1', { at: 'dock 4' })
  await workbench.pass('1h')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect(books.asked).toHaveLength(4)
})
