import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, defineAgent, fact, goal, query, question, type Agent } from '../../index.ts'
import { ledger, type Ledger } from '../../testing/worlds/ledger.ts'
import { modelReasoner } from '../../reasoning/model/model-reasoner.ts'
import { startScriptedModel } from '../../testing/scripted-model-server.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'
import { item, isSet, levelGoal, readWanted, setLevel } from '../../testing/worlds/single-write.ts'
import { stockAgent, stockLedger } from '../../testing/worlds/stock-desk.ts'
import { Workbench } from '../../testing/workbench.ts'

function benchOf(agent: Agent = stockAgent(), books: Ledger = stockLedger()) {
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('a question closes on its answers, with where each comes from, and nothing is written', async () => {
  const { bench, books } = benchOf()
  const { settled } = await bench.run('stock', 'howMany', { item: 'a' })
  expect(settled).toMatchObject({ outcome: 'met', why: 'answered' })
  const [missing, level] = settled?.answers ?? []
  expect(missing).toMatchObject({
    fact: 'missing',
    value: 3,
    how: 'derived',
    label: 'record',
    capability: 'countMissing',
  })
  expect(missing?.rests.map(({ fact: name, how, systems }) => [name, how, systems])).toEqual([
    ['stock', 'read', ['ledger']],
    ['item', 'input', []],
    ['wanted', 'read', ['ledger']],
  ])
  expect(level).toMatchObject({ fact: 'stock.level', value: 4, how: 'read', systems: ['ledger'] })
  expect(level?.readAt).toBe('2026-01-05T09:00:00.000Z')
  expect(books.written).toEqual([])
})

test('what was judged is told as judged, with its confidence', async () => {
  const { settled } = await benchOf().bench.run('stock', 'whichMood', { item: 'a' })
  expect(settled?.answers).toMatchObject([{ fact: 'mood', value: 'angry', how: 'judged', confidence: 0.8 }])
})

test('what cannot be found out is handed over', async () => {
  const books = stockLedger()
  books.entries = books.entries.filter(({ what }) => what !== 'wanted')
  const { settled } = await benchOf(stockAgent(), books).bench.run('stock', 'howMany', { item: 'a' })
  expect(settled?.outcome).toBe('handed over')
  expect(settled?.why).toContain('readStock is no way')
  expect(settled?.answers).toBeUndefined()
})

const word = fact('word', z.string())
const askSomebody = question({ name: 'askSomebody', gives: word, ask: () => ({ to: 'operator', text: 'Which word?' }) })

test('what was read before a person took their time is read again before it is told', async () => {
  const level = fact('level', z.object({ level: z.number() }))
  const readLevel = query({
    name: 'readLevel',
    needs: { id: item },
    gives: level,
    uses: { ledger },
    read: (i, u, say) => u.ledger.read('stock', i.id, z.object({ level: z.number() })) ?? say.missing('nothing'),
  })
  const both = goal({ name: 'both', ask: 'Both of {item}', input: { item }, answers: [level, word] })
  const agent = defineAgent({ name: 'slow', goals: [both], can: [readLevel, askSomebody] })
  const books = stockLedger()
  const { bench } = benchOf(agent, books)
  await bench.run('slow', 'both', { item: 'a' })
  await bench.pass('2h')
  books.set('stock', 'a', { level: 5 })
  await bench.answer('run1', 'yes')
  const { settled } = await bench.state('run1')
  expect(settled?.answers).toMatchObject([{ value: { level: 5 } }, { fact: 'word', value: 'yes', how: 'answered' }])
})

test('a question with a check closes only when the check holds, and does nothing to make it hold', async () => {
  const asked = goal({ name: 'asked', ask: 'Is {item} set', input: { item }, doneWhen: [isSet], answers: [word] })
  const agent = defineAgent({ name: 'asking', goals: [asked, levelGoal], can: [readWanted, setLevel(), askSomebody] })
  const { bench, books } = benchOf(agent)
  await bench.run('asking', 'asked', { item: 'a' })
  await bench.answer('run1', 'yes')
  const { settled } = await bench.state('run1')
  expect([settled?.outcome, books.written]).toEqual(['partly', []])
  expect(settled?.answers).toMatchObject([{ fact: 'word', value: 'yes' }])
  expect(settled?.why).toContain('setLevel changes something, and this goal only asks')
})

test('a model that wants to change something for a question is told no, and why', async () => {
  const books = stockLedger()
  const replies = [call('readWanted'), call('setLevel'), call('readStock'), call('countMissing')]
  const model = await startScriptedModel({ '*': replies })
  const reasoner = modelReasoner({ baseURL: model.url, model: 'scripted' })
  const bench = new Workbench({ agents: [stockAgent('model')], clients: { ledger: books }, reasoner })
  const { settled } = await bench.run('stock', 'howMany', { item: 'a' })
  const refused = await bench.events('run1', 'proposal.refused')
  await model.close()
  expect(refused.map(({ reason }) => reason)).toEqual(['setLevel changes something, and this goal only asks'])
  expect([settled?.outcome, books.written]).toEqual(['met', []])
})

test('whatever the books say, what is told is what they say when it is told, and nothing is written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
      async (first, later) => {
        const books = stockLedger()
        books.set('stock', 'a', { level: first, note: '' })
        const { bench } = benchOf(stockAgent(), books)
        const levels = [...later]
        let now = first
        books.onRead = (what) => {
          const next = what === 'wanted' ? levels.shift() : undefined
          if (next === undefined) return
          now = next
          books.set('stock', 'a', { level: now, note: '' })
        }
        const { settled } = await bench.run('stock', 'howMany', { item: 'a' })
        const told = settled?.answers?.find((one) => one.fact === 'stock.level')
        const read = settled?.answers?.find((one) => one.fact === 'missing')
        expect(settled?.outcome).toBe('met')
        expect([first, ...later]).toContain(told?.value)
        expect(read?.value).toBe(7 - Number(told?.value))
        expect(books.written).toEqual([])
      },
    ),
    { numRuns: 50 },
  )
})

test('a goal needs something that closes it, and an answer must be a fact that can be had', () => {
  expect(() => goal({ name: 'empty', ask: 'Nothing', input: {} })).toThrow(/"doneWhen", or a fact in "answers"/)
  const never = condition({ name: 'never', needs: { item }, holds: () => true })
  expect(() => goal({ name: 'odd', ask: 'Odd {item}', input: { item }, answers: [never] })).toThrow(
    /a query or a calculation gives/,
  )
  const lost = fact('lost', z.string())
  const where = goal({ name: 'where', ask: 'Where is {item}', input: { item }, answers: [lost] })
  // @ts-expect-error nothing gives what is asked for
  expect(() => defineAgent({ name: 'bad', goals: [where], can: [] })).toThrow(
    /a way to "lost".*nothing in "can" gives it/,
  )
})
