import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { argument, defineAgent, fact, goal, query, recordId } from '../../index.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import { Workbench } from '../../testing/workbench.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'
import { modelReasoner } from './model-reasoner.ts'

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

const orderId = fact('orderId', recordId())
const order = fact('order', z.object({ id: recordId(), pieces: z.number() }))
const other = fact('other', z.object({ id: recordId(), pieces: z.number() }))
const readOrder = query({
  name: 'readOrder',
  needs: { id: orderId },
  gives: order,
  read: ({ id }) => ({ id, pieces: 3 }),
})
const readAny = query({
  name: 'readAny',
  needs: { id: argument(z.string()) },
  gives: other,
  read: ({ id }) => ({ id, pieces: 99 }),
})
const howMany = goal({ name: 'howMany', ask: 'How many in {orderId}', input: { orderId }, answers: [order.$.pieces] })

test('a question closes on what was read of it, and not on what a model claims or reads of something else', async () => {
  const model = await startScriptedModel({
    '*': [{ text: 'There are 99.' }, call('readAny', { id: 'Z-9' }), call('done'), call('readOrder')],
  })
  models.push(model)
  const bench = new Workbench({
    agents: [defineAgent({ name: 'clerk', goals: [howMany], can: [readOrder, readAny], reasoner: 'model' })],
    clients: {},
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  const { settled } = await bench.run('clerk', 'howMany', { orderId: 'A-1' })
  expect(settled?.outcome).toBe('met')
  const [closed] = await bench.events('run1', 'run.settled')
  expect(closed?.answers?.map(({ value }) => value)).toEqual([3])
  const [opening, ...later] =
    model.requests[3]?.body.messages.flatMap(({ role, content }) => (role === 'system' ? [] : [content])) ?? []
  expect(opening).toContain('"asksFor":["order.pieces"]')
  expect(later.at(-1)).toContain('"notAnsweredYet":["order.pieces"]')
})
