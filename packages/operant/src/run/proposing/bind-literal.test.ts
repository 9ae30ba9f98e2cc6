import { expect, test } from 'vitest'
import { z } from 'zod'
import { condition, defineAgent, fact, goal, query, recordId } from '../../index.ts'
import { knowledge } from '../../planning/knowledge.ts'
import { Workbench } from '../../testing/workbench.ts'
import { bindProposal } from './bind-proposal.ts'

const wanted = fact('wanted', z.object({ id: recordId(), size: z.object({ width: z.number() }) }))
const found = fact('found', z.boolean())
const look = query({ name: 'look', needs: { wanted }, gives: found, read: () => true })
const done = condition({ name: 'done', needs: { found }, holds: () => true })
const agent = defineAgent({
  name: 'looker',
  goals: [goal({ name: 'look', ask: 'Look for {wanted}', input: { wanted }, doneWhen: [done] })],
  can: [look],
  reasoner: 'model',
})

test.each([
  [
    'a field that its type does not have',
    { id: 'A', size: { width: 1 }, admin: true },
    'there is no field "wanted.admin"',
  ],
  ['one further down', { id: 'A', size: { width: 1, height: 2 } }, 'there is no field "wanted.size.height"'],
  [
    'one that all objects have',
    JSON.parse('{ "id": "A", "size": { "width": 1 }, "__proto__": 1 }'),
    'there is no field "wanted.__proto__"',
  ],
  ['a number that is none', { id: 'A', size: { width: '1' } }, 'does not fit'],
])('#4 a literal with %s is refused, and the field is named', async (_, literal, says) => {
  const bench = new Workbench({ agents: [agent], clients: {} })
  await bench.start('looker', 'look', { wanted: { id: 'B', size: { width: 3 } } }, 'run1')
  const known = knowledge(agent, await bench.state('run1'))
  const binding = bindProposal(known, { capability: 'look', scope: [], bound: { wanted: { literal } } })
  expect(binding).toMatchObject({ kind: 'refused', reason: expect.stringContaining(says) })
  const plain = bindProposal(known, {
    capability: 'look',
    scope: [],
    bound: { wanted: { literal: { id: 'A', size: { width: 1 } } } },
  })
  expect(plain.kind).toBe('ready')
})
