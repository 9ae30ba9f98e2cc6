import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { businessCalendar } from '../../calendar/business-calendar.ts'
import { dueAt } from '../../calendar/due.ts'
import {
  action,
  condition,
  defineAgent,
  event,
  fact,
  goal,
  query,
  question,
  runEnds,
  wait,
  waited,
} from '../../index.ts'
import { chaseAgent } from '../../testing/worlds/chase.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { untilNeeded } from '../../testing/worlds/lingering.ts'
import { notAtAll, Workbench } from '../../testing/workbench.ts'
import type { RunStore } from '../store.ts'

const berlin = businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['easter-2', 'easter+1', '05-01'] })
const item = fact('item', z.string())
const silence = fact('silence', waited())
const pause = fact('pause', waited())
const hour = 3_600_000

const written = condition({
  name: 'written',
  needs: { item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('came', i.item) || u.ledger.has('deadline', i.item),
})
/** Writes down how the wait ended. */
const write = action({
  name: 'write',
  title: (i) => `Write down ${i.ended}`,
  needs: { item, ended: silence.$.ended },
  makes: written,
  uses: { ledger },
  identity: (i) => ['end', i.item],
  perform: (i, u, key) => u.ledger.write(i.ended, i.item, {}, key),
  confirm: (i, u) => (u.ledger.has(i.ended, i.item) ? {} : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})
const watch = goal({ name: 'watch', ask: 'Watch {item}', input: { item }, doneWhen: [written], unmet: 'keep' })

type Capabilities = Parameters<typeof defineAgent>[0]['can']

function watching(
  hear: Capabilities[number],
  more: Capabilities = [],
  { now = new Date('2026-01-05T09:00:00Z'), linger = notAtAll } = {},
) {
  const agent = defineAgent({
    name: 'watcher',
    goals: [watch],
    can: [write, hear, ...more],
    policies: [allow('write')],
  })
  const books = new Ledger()
  let appends = 0
  const through = (store: RunStore): RunStore => ({
    ...bound(store),
    append: (...given) => {
      appends += 1
      return store.append(...given)
    },
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books }, calendar: berlin, now, linger, through })
  return { bench, books, appends: () => appends, end: async () => (await bench.state('run1')).settled?.outcome }
}

function bound(store: RunStore): RunStore {
  return {
    open: (run) => store.open(run),
    read: (run) => store.read(run),
    append: (...given) => store.append(...given),
    inbox: (run) => store.inbox(run),
    effect: (identity) => store.effect(identity),
    stopsOn: (switches) => store.stopsOn(switches),
    text: (digest) => store.text(digest),
    labels: (records) => store.labels(records),
  }
}

describe('an event', () => {
  const rest = wait({ name: 'rest', needs: { item }, gives: pause, until: '24h' })
  const hear = wait({
    name: 'hear',
    needs: { item, pause },
    gives: silence,
    on: (i) => event('bell', i.item),
    until: '2 business days',
  })

  test('#41 ends a wait where it was received by the deadline: before it began, late, twice, workers gone or not', async () => {
    const offset = fc.integer({ min: 0, max: 9 * 24 * 4 }).map((quarters) => (quarters * hour) / 4)
    const starts = fc
      .integer({ min: 0, max: 130 * 24 })
      .map((hours) => new Date(Date.parse('2026-01-05T09:00:00Z') + hours * hour))
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.array(offset, { maxLength: 4 }),
        fc.array(offset, { minLength: 1, maxLength: 6 }),
        async (start, bells, shifts) => {
          const { bench, books } = watching(hear, [rest], { now: start })
          await bench.run('watcher', 'watch', { item: 'a' })
          const moments = [
            ...bells.map((at, index) => ({ at, bell: `bell ${index % 3}` })),
            ...shifts.map((at) => ({ at, bell: undefined })),
          ].toSorted((one, other) => one.at - other.at || (one.bell === undefined ? 1 : -1))
          const rung = new Map<string, number>()
          let passed = 0
          for (const { at, bell } of moments) {
            bench.elapse(at - passed)
            passed = at
            const receivedAt = new Date(start.getTime() + at).toISOString()
            if (bell === undefined) await bench.work(0)
            else if (
              bench.store.receive({ source: 's', id: bell, type: 'bell', subject: 'a', receivedAt }) === 'received'
            )
              rung.set(bell, at)
          }
          const began = Math.min(...shifts.filter((at) => at >= 24 * hour), Math.max(passed, 24 * hour))
          await bench.pass('20d')
          const deadline = dueAt(new Date(start.getTime() + began), '2 business days', berlin)
          const first = Math.min(...rung.values())
          const came = start.getTime() + first <= deadline.getTime()
          expect(books.written).toEqual([came ? 'came a' : 'deadline a'])
          const given = (await bench.events('run1', 'step.gave')).findLast(({ step }) => step.capability === 'hear')
          const at = new Date(came ? start.getTime() + first : deadline)
          expect(given?.facts[0]?.value).toEqual({ ended: came ? 'came' : 'deadline', at: at.toISOString() })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('ends one wait of a run, and the next waits for another', async () => {
    const again = fact('again', waited())
    const second = wait({
      name: 'second',
      needs: { item, silence },
      gives: again,
      on: (i) => event('bell', i.item),
      until: '5d',
    })
    const after = condition({ name: 'after', needs: { again }, holds: () => true })
    const both = goal({ name: 'both', ask: 'Both {item}', input: { item }, doneWhen: [after] })
    const agent = defineAgent({ name: 'two', goals: [both], can: [rest, hear, second] })
    const bench = new Workbench({ agents: [agent], clients: {} })
    await bench.run('two', 'both', { item: 'a' })
    await bench.receive('bell', 'a', 'x')
    await bench.receive('bell', 'a', 'x')
    await bench.pass('25h')
    expect((await bench.events('run1', 'wait.ended')).map(({ why }) => why)).toEqual(['its time has come', 'bell of a'])
    await bench.receive('bell', 'a', 'y')
    expect((await bench.state('run1')).settled?.outcome).toBe('met')
  })

  test('from before `since` does not count', async () => {
    const { bench, end } = watching(
      wait({
        name: 'hear',
        needs: { item, pause },
        gives: silence,
        on: (i) => event('bell', i.item),
        since: (i) => i.pause.at,
        until: '2d',
      }),
      [rest],
    )
    await bench.run('watcher', 'watch', { item: 'a' })
    await bench.receive('bell', 'a')
    await bench.pass('25h')
    expect(await end()).toBeUndefined()
    await bench.receive('bell', 'a')
    expect(await end()).toBe('met')
  })
})

describe('looking', () => {
  const level = fact('level', z.number())
  const readLevel = query({
    name: 'readLevel',
    needs: { id: item },
    gives: level,
    uses: { ledger },
    read: (i, u) => u.ledger.read('level', i.id, z.object({ value: z.number() }))?.value ?? 0,
  })
  const changed = (more: Partial<Parameters<typeof wait>[0]> = {}) =>
    wait({ name: 'hear', needs: { item }, gives: silence, changes: level, every: '6h', until: '7d', ...more })

  test('a fact that is another than at the beginning ends it, at the next look', async () => {
    const { bench, books, end } = watching(changed(), [readLevel])
    books.set('level', 'a', { value: 3 })
    await bench.run('watcher', 'watch', { item: 'a' })
    await bench.pass('13h')
    expect(books.asked.filter((one) => one === 'level a')).toHaveLength(3)
    books.set('level', 'a', { value: 4 })
    await bench.pass('6h')
    expect(await end()).toBe('met')
    expect(books.written).toEqual(['came a'])
  })

  test('a look that changes nothing costs one wake and one commit', async () => {
    const { bench, appends } = watching(changed(), [readLevel], { linger: untilNeeded })
    await bench.run('watcher', 'watch', { item: 'a' })
    const before = appends()
    const woke = (await bench.events('run1', 'run.woke')).length
    await bench.pass('60h')
    expect((await bench.events('run1', 'wait.looked')).length).toBe(10)
    expect((await bench.events('run1', 'run.woke')).length - woke).toBe(10)
    expect(appends() - before).toBe(10)
  })

  test('pauses grow up to the most, and it looks once more before the deadline is believed', async () => {
    const every = { first: '1h', growing: 2, most: '1d' } as const
    const { bench, books } = watching(changed({ every }), [readLevel])
    await bench.run('watcher', 'watch', { item: 'a' })
    await bench.pass('6d')
    const began = Date.parse('2026-01-05T09:00:00Z')
    const hours = (await bench.events('run1', 'wait.looked')).map(({ at }) => (Date.parse(at) - began) / hour)
    expect(hours).toEqual([1, 3, 7, 15, 31, 55, 79, 103, 127])
    await bench.pass('23h')
    books.set('level', 'a', { value: 4 })
    await bench.pass('1h')
    expect(books.written).toEqual(['came a'])
  })

  test('where it cannot look when the deadline comes, that is what came', async () => {
    const { bench, books } = watching(changed(), [readLevel])
    await bench.run('watcher', 'watch', { item: 'a' })
    books.onRead = (what) => {
      if (what === 'level') throw new Error('the line is dead')
    }
    await bench.pass('8d')
    expect(books.written).toEqual(['deadline a'])
  })

  test('in business days it looks on no holiday', async () => {
    const { bench } = watching(changed({ every: '1 business day', until: '20d' }), [readLevel], {
      now: new Date('2026-04-01T09:00:00Z'),
    })
    await bench.run('watcher', 'watch', { item: 'a' })
    await bench.pass('9d')
    const days = (await bench.events('run1', 'wait.looked')).map(({ at }) => at.slice(8, 10))
    expect(days).toEqual(['02', '07', '08', '09', '10'])
  })
})

describe('a wait', () => {
  const hear = wait({ name: 'hear', needs: { item }, gives: silence, until: '2 business days' })

  test('ends once when the clock is set back and forth around its deadline, and is never lost', async () => {
    const { bench, books } = watching(hear)
    await bench.run('watcher', 'watch', { item: 'a' })
    bench.elapse('47h')
    await bench.work(0)
    bench.setBack('40h')
    await bench.work(0)
    expect(books.written).toEqual([])
    bench.elapse('42h')
    await bench.work(0)
    bench.setBack('30h')
    await bench.pass('3d')
    expect(books.written).toEqual(['deadline a'])
    expect(await bench.events('run1', 'wait.ended')).toHaveLength(1)
  })

  test('for another run ends when that does, by its id, its goal, and where it has ended already', async () => {
    const other = goal({ name: 'other', ask: 'Other {item}', input: { item }, doneWhen: [written], unmet: 'keep' })
    const byGoal = wait({
      name: 'hear',
      needs: { item },
      gives: silence,
      on: (i) => runEnds(other, { item: `${i.item}2` }),
      until: '9d',
    })
    const agent = defineAgent({ name: 'watcher', goals: [watch], can: [write, byGoal], policies: [allow('write')] })
    const plain = wait({ name: 'hear', needs: { item }, gives: silence, until: '2d' })
    const first = defineAgent({ name: 'first', goals: [other], can: [write, plain], policies: [allow('write')] })
    const books = new Ledger()
    const bench = new Workbench({ agents: [agent, first], clients: { ledger: books } })
    await bench.run('watcher', 'watch', { item: 'a' }, 'run1')
    await bench.run('first', 'other', { item: 'a2' }, 'run2')
    await bench.pass('3d')
    expect(books.written).toEqual(['deadline a2', 'came a'])
    expect((await bench.state('run1')).waits.values().next().value?.began.for).toEqual(['the end of "Other a2"'])
  })

  test('for an answer goes on with what is known by its deadline', async () => {
    const reply = fact('reply', z.string())
    const ask = question({
      name: 'ask',
      needs: { item },
      gives: reply,
      ask: () => ({ to: 'clerk', text: 'How much?' }),
      due: '9d',
    })
    const told = condition({ name: 'told', needs: { reply }, holds: () => true })
    const asking = goal({
      name: 'asking',
      ask: 'Ask {item}',
      input: { item },
      doneWhen: [written, told],
      unmet: 'keep',
    })
    const answered = wait({ name: 'hear', needs: { item }, gives: silence, answered: ask, until: '2d' })
    const agent = defineAgent({
      name: 'asker',
      goals: [asking],
      can: [write, ask, answered],
      policies: [allow('write')],
    })
    const ends: (readonly string[])[] = []
    for (const days of ['1d', '3d'] as const) {
      const books = new Ledger()
      const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
      await bench.run('asker', 'asking', { item: 'a' })
      await bench.pass(days)
      await bench.answer('run1', 'twelve')
      expect((await bench.state('run1')).settled?.outcome).toBe('met')
      ends.push(books.written)
    }
    expect(ends).toEqual([['came a'], ['deadline a']])
  })

  test('says what it is for and until when', async () => {
    const { bench } = watching(
      wait({
        name: 'hear',
        needs: { item },
        gives: silence,
        on: (i) => event('bell', i.item),
        until: '2 business days',
      }),
    )
    await bench.run('watcher', 'watch', { item: 'a' })
    const [waits] = await bench.events('run1', 'run.waits')
    expect(waits?.for).toEqual(['hear for bell of a until 2026-01-07T09:00:00.000Z'])
    expect((await bench.events('run1', 'wait.began'))[0]?.calendar).toEqual(berlin)
  })
})

/** A chase in a process that dies at its n-th touch, and in others after it. */
async function chase(diesAt: number) {
  const books = new Ledger()
  const process = new Mortal(diesAt)
  const bench = new Workbench({
    agents: [chaseAgent],
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
    calendar: berlin,
    now: new Date('2026-04-01T07:00:00Z'),
  })
  const days: string[] = []
  const send = books.write.bind(books)
  books.write = (what, id, ...more) => {
    send(what, id, ...more)
    days.push(`${bench.context.clock.now().toISOString().slice(5, 10)} ${what} ${id}`)
  }
  process.haunt(books)
  const alive = outliving(process, bench, '1h')
  await alive(() => bench.start('chaser', 'chase', { order: 'P' }, 'run1'))
  if (!bench.store.journals.has('run1')) await bench.start('chaser', 'chase', { order: 'P' }, 'run1')
  // An answer that settles nothing: it looks, and goes on waiting.
  await alive(() => bench.receive('answered', 'P'))
  for (let day = 0; day < 14; day += 1) await alive(() => bench.pass('24h'))
  return { days, touches: process.touches, outcome: (await bench.state('run1')).settled?.outcome }
}

test('killed anywhere, a chase sends each mail once and on its business day', async () => {
  const calm = await chase(0)
  expect(calm.days).toEqual(['04-01 mail P-0', '04-07 mail P-1', '04-09 mail P-2', '04-13 note P'])
  for (let diesAt = 1; diesAt <= calm.touches; diesAt += Math.ceil(calm.touches / 30)) {
    const { outcome, days } = await chase(diesAt)
    expect({ diesAt, outcome, days }).toEqual({ diesAt, outcome: 'met', days: calm.days })
  }
})
