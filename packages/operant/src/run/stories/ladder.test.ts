import { expect, test } from 'vitest'
import { z } from 'zod'
import { CAPABILITY } from '../../agent/capability.ts'
import { action, condition, defineAgent, fact, goal } from '../../index.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

const service = fact('service', z.string())
const healthy = condition({
  name: 'healthy',
  needs: { id: service },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('healthy', i.id),
})

/** One rung: it is carried out and confirmed, and `cures` says whether it was enough. */
function rung(name: string, cost: number, cures: (books: Ledger, id: string) => void = () => {}) {
  return action({
    name,
    needs: { id: service },
    uses: { ledger },
    makes: healthy,
    identity: (i) => [name, i.id],
    perform: (i, u, key) => {
      u.ledger.write(name, i.id, {}, key)
      cures(u.ledger, i.id)
    },
    confirm: (i, u) => u.ledger.read(name, i.id, z.object({})),
    expect: () => ({}),
    undo: 'none',
    risk: 'reversible',
    cost,
    settle: '10m',
  })
}

const cure = (books: Ledger, id: string) => books.set('healthy', id, {})

const restore = goal({ name: 'restore', ask: 'Restore {service}', input: { service }, doneWhen: [healthy] })

function bench(...rungs: readonly ReturnType<typeof rung>[]) {
  const [first, ...others] = rungs
  if (!first) throw new Error('a ladder has rungs')
  const policies = [allow(...rungs.map((one) => one[CAPABILITY].name))]
  const agent = defineAgent({ name: 'operator', goals: [restore], can: [first, ...others], policies })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('a ladder is climbed rung by rung, each confirmed, each given its time to show', async () => {
  const { books, bench: workbench } = bench(rung('rollBack', 30, cure), rung('restart', 1), rung('scale', 10))
  await workbench.run('operator', 'restore', { service: 'web' })
  expect(books.written).toEqual(['restart web'])
  await workbench.pass('9m')
  expect(books.written).toEqual(['restart web'])
  await workbench.pass('2m')
  expect(books.written).toEqual(['restart web', 'scale web'])
  await workbench.pass('10m')
  const state = await workbench.state('run1')
  expect(books.written).toEqual(['restart web', 'scale web', 'rollBack web'])
  expect(state.settled?.outcome).toBe('met')
  const performed = (await workbench.events('run1', 'effect.intended')).map((event) => Date.parse(event.at))
  expect((performed[1] ?? 0) - (performed[0] ?? 0)).toBeGreaterThanOrEqual(600_000)
})

test('a rung that works late is enough: nothing further is done', async () => {
  const { books, bench: workbench } = bench(rung('restart', 1), rung('scale', 10))
  await workbench.run('operator', 'restore', { service: 'web' })
  await workbench.pass('5m')
  books.set('healthy', 'web', {})
  await workbench.pass('10m')
  expect((await workbench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['restart web'])
})

test('at the end of the ladder a person takes over, and the plan says why each rung was not enough', async () => {
  const { books, bench: workbench } = bench(rung('restart', 1), rung('scale', 10))
  await workbench.run('operator', 'restore', { service: 'web' })
  await workbench.pass('1h')
  const state = await workbench.state('run1')
  expect(books.written).toEqual(['restart web', 'scale web'])
  expect(state.settled).toMatchObject({
    outcome: 'handed over',
    why: 'healthy: restart is no way (done and confirmed, and it was not enough); scale is no way (done and confirmed, and it was not enough)',
  })
})
