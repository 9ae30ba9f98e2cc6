import { expect, test } from 'vitest'
import { claimsAgent, claimsLedger } from '../testing/worlds/claims-desk.ts'
import { levelAgent, levelLedger } from '../testing/worlds/single-write.ts'
import { Workbench } from '../testing/workbench.ts'
import { Activation } from '../run/activation.ts'
import { decide } from '../run/deciding/decide.ts'
import { knowledge } from '../planning/knowledge.ts'
import { apply, fold } from './fold.ts'
import type { RunEvent } from './events.ts'

async function eventful(): Promise<readonly RunEvent[]> {
  const ledger = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  let broken = 2
  ledger.onRead = (what) => {
    if (what === 'stock' && broken-- > 0) throw new Error('no line')
  }
  const bench = new Workbench({ agents: [claimsAgent], clients: { ledger } })
  await bench.run('claims', 'settle', { claimId: 'C1' })
  return bench.store.read('run1')
}

test('the state after each event is the fold of the journal up to it', async () => {
  const events = await eventful()
  const live = fold('run1', events.slice(0, 1))
  for (let count = 1; count <= events.length; count += 1) {
    const event = events[count - 1]
    if (event && count > 1) apply(live, event)
    expect(live).toEqual(fold('run1', events.slice(0, count)))
  }
  expect(events.length).toBeGreaterThan(20)
})

test('an activation’s own state is the fold of what it has committed', async () => {
  const ledger = levelLedger()
  const bench = new Workbench({ agents: [levelAgent()], clients: { ledger } })
  await bench.start('leveller', 'level', { item: 'a' }, 'run1')
  const activation = await Activation.of(bench.context, 'run1')
  if (!activation) throw new Error('the run is there')
  activation.stage([{ type: 'run.woke', why: 'test' }])
  bench.elapse('3s')
  await activation.commit([{ type: 'run.cancelled', by: 'somebody', reason: 'test' }])
  expect(activation.state).toEqual(await bench.state('run1'))
})

test('deciding is pure: it changes nothing, and what is known decides alone', async () => {
  const events = await eventful()
  const [goal] = claimsAgent.goals.values()
  if (!goal) throw new Error('an agent has a goal')
  for (let count = 1; count < events.length; count += 1) {
    const state = fold('run1', events.slice(0, count))
    const one = decide(knowledge(claimsAgent, state), goal)
    const other = decide(knowledge(claimsAgent, fold('run1', events.slice(0, count))), goal)
    expect(state).toEqual(fold('run1', events.slice(0, count)))
    expect(other.move).toEqual(one.move)
  }
})

test('only the first answer to a request counts', () => {
  const at = '2026-01-05T09:00:00.000Z'
  const step = { capability: 'ask', scope: '[]', inputs: 'x' }
  const opened = {
    type: 'run.opened',
    agent: 'a',
    goal: 'g',
    asked: '',
    input: {},
    facts: [],
    startedBy: 'me',
    seq: 1,
    at,
  } as const
  const asked = {
    type: 'request.asked',
    request: 'r',
    kind: 'approve',
    step,
    argumentsHash: 'h',
    title: 't',
    expiresAt: at,
    seq: 2,
    at,
  } as const
  const withdrawn = {
    type: 'request.answered',
    request: 'r',
    answer: { kind: 'withdrawn', reason: 'changed' },
    seq: 3,
    at,
  } as const
  const late = {
    type: 'request.answered',
    request: 'r',
    answer: { kind: 'approved', by: 'you', reason: '' },
    seq: 4,
    at,
  } as const
  expect(fold('run1', [opened, asked, withdrawn, late]).requests.get('r')?.answer).toEqual(withdrawn.answer)
})

test('a value refused while a write rests on it is doubted, and stays', () => {
  const at = '2026-01-05T09:00:00.000Z'
  const step = { capability: 'choose', scope: '[]', inputs: 'x' }
  const given = { key: 'remedy []', value: 'replace', label: 'record' } as const
  const opened = {
    type: 'run.opened',
    agent: 'a',
    goal: 'g',
    asked: '',
    input: {},
    facts: [],
    startedBy: 'me',
    seq: 1,
    at,
  } as const
  const gave = { type: 'step.gave', step, facts: [given], from: [], how: 'derived', took: 0, seq: 2, at } as const
  const intended = {
    type: 'effect.intended',
    effect: 'e',
    step,
    joined: [],
    action: 'replace',
    title: 'Replace',
    identity: 'i',
    key: 'k',
    arguments: {},
    argumentsHash: 'h',
    from: [['remedy []', 1]],
    label: 'record',
    attempt: 1,
    occasion: 0,
    seq: 3,
    at,
  } as const
  const blame = { key: 'remedy []', path: [], value: 'replace' }
  const failure = { kind: 'refused', reason: 'not so', blame } as const
  const refused = { type: 'step.failed', step: { ...step, capability: 'tell' }, failure, seq: 4, at } as const
  const state = fold('run1', [opened, gave, intended, refused])
  expect(state.facts.get('remedy []')).toMatchObject({ fallen: false, suspect: 'not so', pinnedBy: ['e'] })
  expect(state.refuted.size).toBe(0)
  const free = fold('run1', [opened, gave, { ...refused, seq: 3 }])
  expect(free.facts.get('remedy []')).toMatchObject({ fallen: true })
})
