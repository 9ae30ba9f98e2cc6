import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  among,
  argument,
  calculation,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  query,
  question,
  recordId,
} from '../../index.ts'
import { startScriptedModel, type ScriptedModel } from '../../testing/scripted-model-server.ts'
import type { ScriptedReply } from '../../testing/scripted-model.ts'
import { Workbench } from '../../testing/workbench.ts'
import { call } from '../../testing/worlds/scripted-model-bench.ts'
import { modelReasoner } from './model-reasoner.ts'

let models: ScriptedModel[] = []
afterEach(async () => {
  await Promise.all(models.map((model) => model.close()))
  models = []
})

class Desk {
  readonly closed: string[] = []
}
const desk = connector({ name: 'desk', open: () => new Desk() })
const customer = fact('customer', z.object({ id: recordId(), orders: z.array(recordId()) }))
const customerId = fact('customerId', recordId())
const order = fact('order', z.object({ id: recordId(), pieces: z.number() }))
const sum = fact('sum', z.number())
const word = fact('word', z.boolean())
const readCustomer = query({
  name: 'readCustomer',
  needs: { id: customerId },
  gives: customer,
  read: ({ id }) => ({ id, orders: ['A-1', 'B-2'] }),
})
const readOrder = query({
  name: 'readOrder',
  needs: { id: argument(z.string(), 'the order, such as A-1') },
  gives: order,
  read: ({ id }, _, say) => (id === 'none' ? say.missing('no order') : { id, pieces: id === 'A-1' ? 1 : 2 }),
})
const add = calculation({
  name: 'add',
  needs: { one: argument(z.number()), other: argument(z.number()) },
  gives: sum,
  compute: (i) => i.one + i.other,
})
const askAnybody = question({
  name: 'askAnybody',
  needs: { text: argument(z.string()) },
  gives: word,
  ask: (i) => ({ to: 'operator', text: i.text }),
})
const isClosed = condition({
  name: 'isClosed',
  needs: { customer },
  uses: { desk },
  holds: (_, u) => u.desk.closed.length > 0,
})
const close = action({
  name: 'close',
  needs: { id: argument(recordId()) },
  uses: { desk },
  makes: isClosed,
  identity: (i) => ['close', i.id],
  perform: (i, u) => void u.desk.closed.push(i.id),
  confirm: (i, u) => (u.desk.closed.includes(i.id) ? { id: i.id } : null),
  expect: (i) => ({ id: i.id }),
  undo: 'none',
  risk: 'irreversible',
})
const closeOwn = action({
  name: 'closeOwn',
  needs: { id: argument(recordId()) },
  uses: { desk },
  makes: isClosed,
  identity: (i) => ['close', i.id],
  perform: (i, u) => void u.desk.closed.push(i.id),
  confirm: (i, u) => (u.desk.closed.includes(i.id) ? { id: i.id } : null),
  expect: (i) => ({ id: i.id }),
  undo: 'none',
  risk: 'irreversible',
  relations: { id: among(customer.$.orders) },
})
const closeOne = goal({
  name: 'closeOne',
  ask: 'Close one of {customerId}',
  input: { customerId },
  doneWhen: [isClosed],
  unmet: 'keep',
})
const policy = {
  path: 'desk.yaml',
  text: ['close', 'closeOwn']
    .map(
      (name) =>
        `  - rule: ${name}\n    for: ${name}\n    when: "true"\n    then: allow\n    because: It is our work.\n`,
    )
    .reduce((all, one) => all + one, 'policy: desk\nrules:\n'),
}

async function run(script: readonly ScriptedReply[]) {
  const model = await startScriptedModel({ '*': script })
  models.push(model)
  const client = new Desk()
  const agent = defineAgent({
    name: 'clerk',
    goals: [closeOne],
    can: [readCustomer, readOrder, add, askAnybody, close, closeOwn],
    policies: [policy],
    reasoner: 'model',
  })
  const bench = new Workbench({
    agents: [agent],
    clients: { desk: client },
    reasoner: modelReasoner({ baseURL: model.url, model: 'scripted' }),
  })
  await bench.run('clerk', 'closeOne', { customerId: 'C1' })
  const refused = (await bench.events('run1', 'proposal.refused')).map((event) => event.reason)
  return { bench, model, client, refused, state: await bench.state('run1') }
}

const told = (model: ScriptedModel) => JSON.stringify(model.requests.at(-1)?.body.messages)

test('two calls with different arguments are two facts, both known and referable', async () => {
  const { state, model, refused } = await run([
    call('readOrder', { id: 'A-1' }),
    call('readOrder', { id: { literal: 'B-2' } }),
    call('add', { one: { ref: 'f2.pieces' }, other: { ref: 'f3.pieces' } }),
    call('readOrder', { id: 'none' }),
    call('done'),
  ])
  expect(refused).toEqual([])
  expect([...state.facts].filter(([key]) => /^(order|sum) /.test(key)).map(([key, one]) => [key, one.label, one.value]))
    .toMatchInlineSnapshot(`
      [
        [
          "order ["id=A-1"]",
          "record",
          {
            "id": "A-1",
            "pieces": 1,
          },
        ],
        [
          "order ["id=B-2"]",
          "record",
          {
            "id": "B-2",
            "pieces": 2,
          },
        ],
        [
          "sum ["one=1, other=2"]",
          "record",
          3,
        ],
      ]
    `)
  expect(told(model)).toContain('there is nothing to give')
  const body = model.requests[0]?.body as {
    readonly tools?: readonly { readonly function: { readonly name: string } }[]
  }
  const tool = body.tools?.find((one) => one.function.name === 'readOrder')
  expect(tool).toMatchObject({
    function: {
      parameters: { required: ['id'], properties: { id: { description: 'the order, such as A-1' } } },
    },
  })
})

test('a reference may point at a member of a list, and is labelled as what stands there', async () => {
  const { refused, state, bench } = await run([
    call('readCustomer'),
    call('readOrder', { id: { ref: 'f2.orders.1' } }),
    call('readOrder', { id: { ref: 'f2.orders.2' } }),
    call('readOrder', { id: { ref: 'f2.orders.length' } }),
    call('readOrder', { id: { ref: 'f2.orders.-1' } }),
  ])
  expect(state.facts.get('order ["id=B-2"]')).toMatchObject({ label: 'record', value: { id: 'B-2', pieces: 2 } })
  expect(refused).toEqual([
    '"id": customer has no orders.2',
    '"id": customer has no orders.length',
    '"id": customer has no orders.-1',
  ])
  const [proposed] = (await bench.events('run1', 'step.proposed')).slice(1)
  expect(proposed?.bound).toEqual({ id: { fact: 'customer []', path: ['orders', '1'] } })
})

test('an argument that is missing, or does not fit, is refused with a reason', async () => {
  const { refused } = await run([
    call('readOrder'),
    call('readOrder', { id: 7 }),
    call('readOrder', { id: { ref: 'f1.orders' } }),
    call('add', { one: 1, other: { ref: 'f9' } }),
  ])
  expect(refused).toEqual([
    '"id" has to be chosen by a model or a person',
    expect.stringContaining('the literal for "id" does not fit'),
    '"id": customerId has no orders',
    '"other": there is no fact "f9"',
  ])
})

test('a chosen argument of a write asks a person, also as a reference to a record; a relation bears it', async () => {
  const literal = await run([call('readCustomer'), call('close', { id: 'A-1' }), call('done')])
  expect(literal.client.closed).toEqual([])
  expect(literal.bench.open('run1', 'approve')).toMatchObject([{ shown: { label: 'literal' } }])
  const reference = await run([
    call('readCustomer'),
    call('readOrder', { id: 'A-1' }),
    call('close', { id: { ref: 'f3.id' } }),
  ])
  expect(reference.client.closed).toEqual([])
  expect(reference.bench.open('run1', 'approve')).toMatchObject([
    { shown: { origins: { id: 'chosen by the model from order, literal' } } },
  ])
  const borne = await run([call('readCustomer'), call('closeOwn', { id: 'A-1' }), call('done')])
  expect(borne.client.closed).toEqual(['A-1'])
  expect(borne.state.settled?.outcome).toBe('met')
  const astray = await run([call('readCustomer'), call('closeOwn', { id: 'Z-9' }), call('done')])
  expect(astray.client.closed).toEqual([])
  expect(astray.bench.open('run1', 'approve')).toEqual([])
})

test('each question is answered for itself', async () => {
  const { bench } = await run([
    call('askAnybody', { text: 'One?' }),
    call('askAnybody', { text: 'Two?' }),
    call('done'),
  ])
  await bench.answer('run1', true)
  await bench.answer('run1', false)
  const state = await bench.state('run1')
  expect([...state.facts].filter(([key]) => key.startsWith('word ')).map(([key, one]) => [key, one.value])).toEqual([
    ['word ["text=\\"One?\\""]', true],
    ['word ["text=\\"Two?\\""]', false],
  ])
})
