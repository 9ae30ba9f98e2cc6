import { expect, test } from 'vitest'
import { modelReasoner } from 'operant/model'
import { startScriptedModel, Workbench, type ScriptedReply } from 'operant/testing'
import { postRoom } from './agent.ts'
import { openPostRoom } from './post-room.ts'

const call = (tool: string, args = {}): ScriptedReply => ({ calls: [{ tool, arguments: args }] })
const orderIn = (pattern: string) => ({
  text: { ref: 'f2.body' },
  as: { kind: 'id', pattern },
  question: 'Which order is it about?',
})

async function filing(letter: string, script: readonly ScriptedReply[]) {
  const model = await startScriptedModel({ '*': script })
  const room = openPostRoom()
  const bench = new Workbench({
    agents: [postRoom({ reasoner: 'model' })],
    clients: { room },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  const { settled } = await bench.run('post-room', 'file', { letterId: letter })
  await model.close()
  return { room, outcome: settled?.outcome, shown: JSON.stringify(model.requests), bench }
}

test('a model files a letter by what stands in it, without being shown a word of it', async () => {
  const { room, outcome, shown } = await filing('L-1', [
    { calls: [{ tool: 'readLetter' }] },
    { calls: [{ tool: 'readCustomer' }, { tool: 'text_extract', arguments: orderIn('A-[0-9]+') }] },
    { calls: [{ tool: 'readOrder', arguments: { id: { ref: 'f4.value' } } }] },
    call('file', { order: { ref: 'f4.value' } }),
  ])
  expect(outcome).toBe('met')
  expect(room.filedUnder('L-1')).toEqual({ order: 'A-17' })
  expect(shown).not.toContain('Good morning')
})

test('what the letter asks for is denied where the records say otherwise', async () => {
  const { room, outcome, bench } = await filing('L-2', [
    call('readLetter'),
    call('readCustomer'),
    call('text_extract', orderIn('B-[0-9]+')),
    call('file', { order: { ref: 'f4.value' } }),
  ])
  expect(outcome).toBe('handed over')
  expect(room.filedUnder('L-2')).toBeNull()
  const [decided] = await bench.events('run1', 'call.decided')
  expect(decided?.decision.reasons[0]?.text).toContain('is not among customer.orders')
})

const step = (tool: string, inputs: readonly object[] = []) => ({ tool, about: [], inputs })

test('the same as a plan ahead: the model is asked once', async () => {
  const steps = [
    step('readLetter'),
    step('readCustomer'),
    step('text_extract', [
      { name: 'text', ref: 's1.body', value: null },
      { name: 'as', ref: null, value: '{"kind":"id","pattern":"A-[0-9]+"}' },
      { name: 'question', ref: null, value: 'Which order is it about?' },
    ]),
    step('file', [{ name: 'order', ref: 's3.value', value: null }]),
  ]
  const model = await startScriptedModel({ '*': [{ text: JSON.stringify({ steps }) }] })
  const room = openPostRoom()
  const bench = new Workbench({
    agents: [postRoom({ reasoner: 'model', planning: 'ahead' })],
    clients: { room },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  await bench.run('post-room', 'file', { letterId: 'L-1' })
  await model.close()
  expect(room.filedUnder('L-1')).toEqual({ order: 'A-17' })
  expect(model.requests).toHaveLength(1)
})
