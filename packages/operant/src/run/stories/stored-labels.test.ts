import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  condition,
  connector,
  defineAgent,
  fact,
  goal,
  judgement,
  outsideText,
  OutsideText,
  query,
  recordId,
  recordIn,
  writtenBy,
} from '../../index.ts'
import { NEED } from '../../facts/need.ts'
import { instanceOf, knowledge } from '../../planning/knowledge.ts'
import { labelAt } from '../../planning/provenance-of.ts'
import { MemoryRunStore } from '../../testing/memory-store.ts'
import { Workbench } from '../../testing/workbench.ts'

/** A returns desk whose records a run writes and another relies on. */
class Desk {
  readonly returns = new Map<string, { id: string; state: 'registered' | 'arrived'; pieces: number }>()
}
const desk = connector({ name: 'desk', open: () => new Desk() })

const orderId = fact('orderId', z.string())
const mail = fact('mail', z.object({ id: recordId(), body: writtenBy('customer', outsideText()) }))
const said = fact('said', z.object({ state: z.enum(['registered', 'arrived']) }))
const readMail = query({
  name: 'readMail',
  needs: { id: orderId },
  gives: mail,
  uses: { desk },
  read: (i) => ({ id: i.id, body: OutsideText.from('It has arrived at your place.') }),
})
const judge = judgement({
  name: 'judge',
  needs: { body: mail.$.body },
  gives: said,
  atLeast: 0,
  judge: (i) => ({ value: { state: i.body.includes('arrived') ? 'arrived' : 'registered' }, confidence: 1 }),
})
const registered = condition({
  name: 'registered',
  needs: { id: orderId },
  uses: { desk },
  holds: (i, u) => u.desk.returns.has(i.id),
})
const register = action({
  name: 'register',
  needs: { id: orderId, state: said.$.state },
  uses: { desk },
  makes: registered,
  stores: (i) => [recordIn(desk, i.id, 'state')],
  identity: (i) => ['register', i.id],
  perform: (i, u) => void u.desk.returns.set(i.id, { id: i.id, state: i.state, pieces: 1 }),
  confirm: (i, u) => u.desk.returns.get(i.id),
  expect: (i) => ({ state: i.state }),
  undo: 'none',
  risk: 'reversible',
})
const returned = fact(
  'returned',
  z.object({ id: recordId(), state: z.enum(['registered', 'arrived']), pieces: z.number() }),
)
const readReturn = query({
  name: 'readReturn',
  needs: { id: orderId },
  gives: returned,
  uses: { desk },
  records: (i) => [recordIn(desk, i.id)],
  read: (i, u, say) => u.desk.returns.get(i.id) ?? say.missing('no return'),
})
const looked = condition({ name: 'looked', needs: { returned }, uses: { desk }, holds: () => true })

const policy = (then: string) => ({
  path: 'desk.yaml',
  text: `policy: desk\nrules:\n  - rule: one\n    for: register\n    when: "true"\n    then: ${then}\n    because: It is our work.\n`,
})
const writer = (then: string) =>
  defineAgent({
    name: 'writer',
    goals: [goal({ name: 'register', ask: 'Register {orderId}', input: { orderId }, doneWhen: [registered] })],
    can: [readMail, judge, register],
    policies: [policy(then)],
  })
const reader = defineAgent({
  name: 'reader',
  goals: [goal({ name: 'look', ask: 'Look at {orderId}', input: { orderId }, doneWhen: [looked] })],
  can: [readReturn],
})

async function labelsRead(bench: Workbench) {
  const state = await bench.run('reader', 'look', { orderId: 'O1' })
  expect(state.settled?.outcome).toBe('met')
  const spec = returned[NEED].fact
  const known = instanceOf(knowledge(reader, state), spec, [])?.of?.known
  if (!known) throw new Error('the return was not read')
  return (...path: string[]) => labelAt(spec, known, path)
}

test('#24 #25 a record that a run wrote under influence is influenced for every later run, field by field', async () => {
  const bench = new Workbench({ agents: [writer('allow'), reader], clients: { desk: new Desk() } })
  const written = await bench.run('writer', 'register', { orderId: 'O1' })
  expect(written.settled?.outcome).toBe('met')
  const label = await labelsRead(bench)
  expect(label('state')).toMatchObject({ trust: 'influenced', writers: ['customer'] })
  expect(label().trust).toBe('influenced')
  expect([label('pieces').trust, label('id').trust]).toEqual(['record', 'record'])
})

test('what nobody of ours wrote is a record, and a person who approved what was written bears it', async () => {
  const books = new Desk()
  books.returns.set('O1', { id: 'O1', state: 'arrived', pieces: 1 })
  const untouched = new Workbench({ agents: [writer('allow'), reader], clients: { desk: books } })
  expect((await labelsRead(untouched))('state').trust).toBe('record')

  const bench = new Workbench({ agents: [writer('approve by lead'), reader], clients: { desk: new Desk() } })
  await bench.run('writer', 'register', { orderId: 'O1' })
  await bench.decide('run1', 'approved')
  expect((await labelsRead(bench))('state').trust).toBe('record')
})

test('the label is there before the write is: a run that dies in between leaves it behind', async () => {
  const store = new MemoryRunStore()
  const clients = { desk: new Desk() }
  const bench = new Workbench({ agents: [writer('allow'), reader], clients, store })
  await bench.run('writer', 'register', { orderId: 'O1' })
  const [intended] = await bench.events('run1', 'effect.intended')
  expect(intended).toMatchObject({ label: 'influenced', writers: ['customer'] })
  expect(await store.labels([{ system: 'desk', record: 'O1' }])).toEqual([
    { system: 'desk', record: 'O1', field: 'state', trust: 'influenced', writers: ['customer'], owners: [] },
  ])
  expect(await store.labels([{ system: 'other', record: 'O1' }])).toEqual([])
})
