import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { dueAt } from '../../calendar/due.ts'
import { condition, defineAgent, event, fact, goal, question, runEnds, wait, waited } from '../../index.ts'
import { chaseAgent } from '../../testing/worlds/chase.ts'
import { allow, Ledger } from '../../testing/worlds/ledger.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { berlin, item, silence, watch, watching, write, written } from '../../testing/worlds/watching.ts'
import { Workbench } from '../../testing/workbench.ts'

const pause = fact('pause', waited())
const hour = 3_600_000

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

  test.each([
    [0, 'came a'],
    [1, 'deadline a'],
  ])('that is received %i ms after the deadline, while no worker is there: %s', async (after, ending) => {
    const plain = wait({
      name: 'hear',
      needs: { item },
      gives: silence,
      on: (i) => event('bell', i.item),
      until: '2d',
    })
    const { bench, books } = watching(plain)
    await bench.run('watcher', 'watch', { item: 'a' })
    bench.elapse('3d')
    const receivedAt = new Date(Date.parse('2026-01-07T09:00:00Z') + after).toISOString()
    bench.store.receive({ source: 's', id: '1', type: 'bell', subject: 'a', receivedAt })
    await bench.work(0)
    expect(books.written).toEqual([ending])
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
