import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  calculation,
  childResults,
  condition,
  defineAgent,
  delegation,
  fact,
  goal,
  judgement,
  query,
} from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item, levelAgent, levelGoal } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

const backlog = fact('backlog', z.array(z.string()))
const results = fact('results', childResults)
const readBacklog = query({
  name: 'readBacklog',
  gives: backlog,
  uses: { ledger },
  read: (_, u) => u.ledger.ids('wanted').filter((id) => !u.ledger.has('level', id)),
})
const low = condition({
  name: 'low',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.ids('wanted').filter((id) => !u.ledger.has('level', id)).length <= Number(i.id),
})
const each = delegation({
  name: 'each',
  needs: { backlog },
  each: (i) => i.backlog,
  to: levelGoal,
  with: (id) => ({ item: id }),
  atOnce: 2,
  makes: low,
  changes: [backlog],
})
const reduce = goal({ name: 'reduce', ask: 'Bring the backlog to {item}', input: { item }, doneWhen: [low] })

function bench(wanted: Readonly<Record<string, number>>, refuses: (id: string) => boolean = () => false) {
  const books = new Ledger()
  for (const [id, level] of Object.entries(wanted)) books.set('wanted', id, { level })
  const child = levelAgent({
    perform: (i, u, key, say) =>
      refuses(i.id) ? say.refused(`${i.id} is locked`) : u.ledger.write('level', i.id, { level: i.level }, key),
  })
  const parent = defineAgent({ name: 'parent', goals: [reduce], can: [readBacklog, each] })
  return { books, bench: new Workbench({ agents: [child, parent], clients: { ledger: books } }) }
}

test('a backlog is worked off by children, no more of them acting at once than may', async () => {
  const { books, bench: workbench } = bench({ a: 1, b: 1, c: 1, d: 1, e: 1 })
  let most = 0
  const append = workbench.store.append.bind(workbench.store)
  workbench.store.append = async (...args) => {
    const result = await append(...args)
    const state = await workbench.state('run1')
    most = Math.max(most, [...state.children.values()].filter(({ standing }) => standing === 'acting').length)
    return result
  }
  const state = await workbench.run('parent', 'reduce', { item: '0' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written.toSorted()).toEqual(['level a', 'level b', 'level c', 'level d', 'level e'])
  expect(most).toBe(2)
  expect([...state.children.values()].every((one) => one.outcome === 'met')).toBe(true)
})

test('the parent ends when its check holds, and begins no further children', async () => {
  const { books, bench: workbench } = bench({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 })
  const state = await workbench.run('parent', 'reduce', { item: '3' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written.length).toBeLessThanOrEqual(4)
})

test('children that fail are not begun anew when the list is read again; the parent hands over what is left', async () => {
  const { books, bench: workbench } = bench({ a: 1, b: 1, c: 1 }, (id) => id === 'b')
  const state = await workbench.run('parent', 'reduce', { item: '0' })
  expect(state.settled?.outcome).toBe('partly')
  expect(workbench.open('run1', 'take over')).toHaveLength(1)
  expect(books.written.toSorted()).toEqual(['level a', 'level c'])
  expect([...state.children.values()].map((one) => [one.input['item'], one.outcome])).toEqual([
    ['a', 'met'],
    ['b', 'handed over'],
    ['c', 'met'],
  ])
  expect(workbench.store.journals.size).toBe(4)
})

test('one child alone gives its result as a fact; nothing to hand on gives an empty list', async () => {
  const count = fact('count', z.number())
  const measure = calculation({
    name: 'measure',
    needs: { results },
    gives: count,
    compute: (i) => i.results.filter((one) => one.outcome === 'met').length,
  })
  const counted = condition({ name: 'counted', needs: { count, id: item }, holds: (i) => i.count === Number(i.id) })
  const hand = delegation({
    name: 'hand',
    needs: { backlog },
    each: (i) => i.backlog,
    to: levelGoal,
    with: (id) => ({ item: id }),
    gives: results,
  })
  const all = goal({ name: 'all', ask: 'All {item}', input: { item }, doneWhen: [counted] })
  const parent = defineAgent({ name: 'parent', goals: [all], can: [readBacklog, hand, measure] })
  for (const wanted of [{ a: 1 }, {}]) {
    const books = new Ledger()
    for (const [id, level] of Object.entries(wanted)) books.set('wanted', id, { level })
    const workbench = new Workbench({ agents: [levelAgent(), parent], clients: { ledger: books } })
    const state = await workbench.run('parent', 'all', { item: String(Object.keys(wanted).length) })
    expect(state.settled?.outcome).toBe('met')
  }
})

test('what a child is given is no more trusted than what the parent made it of', async () => {
  const guess = fact('guess', z.enum(['a']))
  const judgeGuess = judgement({
    name: 'judgeGuess',
    gives: guess,
    needs: { id: item },
    atLeast: 0.5,
    judge: () => ({ value: 'a' as const, confidence: 1 }),
  })
  const done = condition({
    name: 'done',
    needs: { id: item },
    uses: { ledger },
    holds: (_, u) => u.ledger.has('level', 'a'),
  })
  const hand = delegation({
    name: 'hand',
    needs: { guess },
    each: (i) => [i.guess],
    to: levelGoal,
    with: (id) => ({ item: id }),
    makes: done,
  })
  const one = goal({ name: 'one', ask: 'One {item}', input: { item }, doneWhen: [done] })
  const parent = defineAgent({ name: 'parent', goals: [one], can: [judgeGuess, hand] })
  const books = new Ledger()
  books.set('wanted', 'a', { level: 1 })
  const workbench = new Workbench({ agents: [levelAgent(), parent], clients: { ledger: books } })
  const state = await workbench.run('parent', 'one', { item: 'x' })
  const [child] = state.children.keys()
  expect(state.settled?.outcome).toBe('met')
  expect((await workbench.state(child ?? '')).facts.get('item []')?.label).toBe('influenced')
})

test('a parent that is cancelled stops its children; what they wrote is listed by them', async () => {
  const policy = {
    path: 'p.yaml',
    text: 'policy: p\nrules:\n  - rule: a person looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
  }
  const parent = defineAgent({ name: 'parent', goals: [reduce], can: [readBacklog, each] })
  const books = new Ledger()
  for (const id of ['a', 'b', 'c']) books.set('wanted', id, { level: 1 })
  const workbench = new Workbench({ agents: [levelAgent({}, [policy]), parent], clients: { ledger: books } })
  const before = await workbench.run('parent', 'reduce', { item: '0' })
  const children = [...before.children.keys()]
  await workbench.cancel('run1')
  expect((await workbench.state('run1')).settled).toMatchObject({
    outcome: 'cancelled',
    why: 'cancelled by operator: as tested',
  })
  for (const child of children) expect((await workbench.state(child)).settled?.outcome).toBe('cancelled')
  expect(workbench.open('run1')).toEqual([])
  expect(books.written).toEqual([])
})
