import { expect, test } from 'vitest'
import { z } from 'zod'
import { childResults, condition, defineAgent, delegation, fact, goal, query } from '../../index.ts'
import { item, levelAgent, levelGoal } from '../../testing/worlds/single-write.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const backlog = fact('backlog', z.array(z.string()))
const results = fact('results', childResults)
const readBacklog = query({
  name: 'readBacklog',
  gives: backlog,
  uses: { ledger },
  read: (_, u) => u.ledger.ids('wanted').filter((id) => !u.ledger.has('level', id)),
})
const allMet = condition({
  name: 'allMet',
  needs: { id: item, results },
  holds: (i) => i.results.every(({ outcome }) => outcome === 'met'),
})
const each = delegation({
  name: 'each',
  needs: { backlog },
  each: (i) => i.backlog,
  to: levelGoal,
  with: (id) => ({ item: id }),
  atOnce: 2,
  gives: results,
})
const reduce = goal({ name: 'reduce', ask: 'Bring the backlog to {item}', input: { item }, doneWhen: [allMet] })

/** A parent whose child for `b` is refused: it is handed over, and the parent with what is left. */
async function bothHandedOver() {
  const books = new Ledger()
  for (const id of ['a', 'b']) books.set('wanted', id, { level: 1 })
  const locked = new Set(['b'])
  const child = levelAgent({
    perform: (i, u, key, say) =>
      locked.has(i.id) ? say.refused(`${i.id} is locked`) : u.ledger.write('level', i.id, { level: i.level }, key),
  })
  const parent = defineAgent({ name: 'parent', goals: [reduce], can: [readBacklog, each] })
  const bench = new Workbench({ agents: [child, parent], clients: { ledger: books } })
  const state = await bench.run('parent', 'reduce', { item: '0' }, 'top')
  const stuck = [...state.children.values()].find(({ outcome }) => outcome === 'handed over')?.run ?? ''
  expect([state.settled?.outcome, stuck === '', books.written]).toEqual(['partly', false, ['level a']])
  return { books, bench, stuck, locked }
}

test('a child that is returned ends anew; its parent, returned after it, is told so and is met without doing anything', async () => {
  const { books, bench, stuck, locked } = await bothHandedOver()
  locked.clear()
  await bench.giveBack(stuck, 'unlocked')
  expect((await bench.state(stuck)).settled?.outcome).toBe('met')
  expect((await bench.state('top')).settled?.outcome).toBe('partly')
  await bench.giveBack('top', 'its child is done')
  const state = await bench.state('top')
  expect(state.settled?.outcome).toBe('met')
  expect(state.children.get(stuck)?.outcome).toBe('met')
  expect(books.written).toEqual(['level a', 'level b'])
})

test('returned before anything was set right, both end as before; once it is, both are met', async () => {
  const { bench, stuck, locked } = await bothHandedOver()
  await bench.take(stuck)
  await bench.giveBack(stuck, 'one moment')
  expect((await bench.state(stuck)).settled?.outcome).toBe('handed over')
  locked.clear()
  await bench.giveBack('top', 'look again')
  expect((await bench.state('top')).settled?.outcome).toBe('partly')
  await bench.giveBack(stuck, 'unlocked now')
  await bench.giveBack('top', 'all done')
  expect((await bench.state('top')).settled?.outcome).toBe('met')
})
