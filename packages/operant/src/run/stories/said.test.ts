import { expect, test } from 'vitest'
import { partsOf } from '../../facts/key.ts'
import { labelAt } from '../../planning/provenance-of.ts'
import { Mortal } from '../../testing/worlds/mortal.ts'
import { outliving } from '../../testing/worlds/outliving.ts'
import { claims, policy, redress, refundSaid } from '../../testing/worlds/redress.ts'
import { Workbench } from '../../testing/workbench.ts'
import { NEED } from '../../facts/need.ts'

async function asked(agent = redress()) {
  const books = claims()
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('redress', 'settle', { claimId: 'c1' })
  return { books, bench }
}

const saidIn = async (bench: Workbench) =>
  [...(await bench.state('run1')).facts].find(([key]) => partsOf(key).name === 'refundSaid')?.[1]

test('after a no the agent takes the way that needs it, under a rule that looks at it, and quotes the reason', async () => {
  const { books, bench } = await asked()
  expect(bench.open('run1').map(({ title }) => title)).toEqual(['Refund 900 cents for claim c1'])
  await bench.decide('run1', 'rejected', 'lena', undefined, undefined, 'we have plenty in stock')
  expect(books.written).toEqual(['replacement c1'])
  expect(books.entries.at(-1)?.values).toEqual({ note: 'lena will not have a refund: we have plenty in stock' })
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('what was said is a fact in the event of the answer, a person says it, and nobody outside is told', async () => {
  const { bench } = await asked()
  await bench.decide('run1', 'rejected', 'lena', undefined, undefined, 'we have plenty in stock')
  const [event] = await bench.events('run1', 'request.answered')
  const value = { kind: 'rejected', by: 'lena', reason: 'we have plenty in stock' }
  expect(event?.facts).toMatchObject([{ value, label: 'person' }])
  const said = await saidIn(bench)
  expect(said).toMatchObject({ value, label: 'person', how: 'answered', from: [] })
  expect(said && labelAt(refundSaid[NEED].fact, said, ['reason'])).toEqual({
    trust: 'person',
    writers: [],
    owners: [],
    internal: true,
  })
})

test('after a yes it is done as it was approved, though a decision under it looks at what was said', async () => {
  const { books, bench } = await asked()
  await bench.decide('run1', 'approved', 'lena')
  expect(books.written).toEqual(['refund c1'])
  expect(bench.store.requests.size).toBe(1)
  expect((await saidIn(bench))?.value).toEqual({ kind: 'approved', by: 'lena', reason: 'as tested' })
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('that nobody answered is said as well, and is no refusal', async () => {
  const { books, bench } = await asked()
  await bench.pass('3d')
  expect((await saidIn(bench))?.value).toEqual({ kind: 'expired' })
  expect(books.written).toEqual([])
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
})

test('whoever puts in another value has said so until somebody answers what is asked then', async () => {
  const { books, bench } = await asked()
  await bench.edit('run1', { cents: 500 }, 'lena')
  expect((await saidIn(bench))?.value).toMatchObject({ kind: 'edited', by: 'lena' })
  await bench.decide('run1', 'approved', 'lee')
  expect((await saidIn(bench))?.value).toMatchObject({ kind: 'approved', by: 'lee' })
  expect(books.written).toEqual(['refund c1'])
})

test('an answer that comes too late says nothing', async () => {
  const { bench } = await asked()
  const [request] = bench.open('run1')
  await bench.decide('run1', 'approved', 'lena')
  const late = { kind: 'rejected', by: 'late', reason: 'never' } as const
  bench.store.deliver('run1', { kind: 'request', request: request?.id ?? '', answer: late })
  await bench.work()
  expect((await saidIn(bench))?.value).toMatchObject({ kind: 'approved', by: 'lena' })
})

test('a rule may look at who said no; where it does not hold, the other way is not taken', async () => {
  const { books, bench } = await asked(
    redress(policy.replace('"rejected"', '"rejected" && has(refundSaid.by) && refundSaid.by == "max"')),
  )
  await bench.decide('run1', 'rejected', 'lena')
  expect(books.written).toEqual([])
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
})

test('whether an effect may be taken back is another question: its answer is not said of the call', async () => {
  const text = `${policy}  - rule: back\n    for: refund.undo\n    then: approve by lead\n`
  const { books, bench } = await asked(redress(text, 'undo'))
  await bench.decide('run1', 'approved', 'lena')
  expect(bench.open('run1').map(({ title }) => title)).toEqual(['Take back: Refund 900 cents for claim c1'])
  await bench.decide('run1', 'rejected', 'max')
  expect(books.ids('refund')).toEqual(['c1'])
  expect((await saidIn(bench))?.value).toMatchObject({ kind: 'approved', by: 'lena' })
})

test('a yes to a call that is not made any more is not known', async () => {
  const { books, bench } = await asked()
  books.set('claim', 'c1', { cents: 1000 })
  await bench.decide('run1', 'approved', 'lena')
  expect(bench.open('run1').map(({ title }) => title)).toEqual(['Refund 1000 cents for claim c1'])
  expect(await saidIn(bench)).toBeUndefined()
})

async function diesAt(touch: number, answer: 'approved' | 'rejected') {
  const books = claims()
  const process = new Mortal(touch)
  process.haunt(books)
  const bench = new Workbench({
    agents: [redress()],
    clients: { ledger: books },
    through: (store) => process.through(store),
    grace: 1_000,
  })
  const alive = outliving(process, bench, '1h')
  const start = () => bench.start('redress', 'settle', { claimId: 'c1' }, 'run1')
  await alive(start)
  if (!bench.store.journals.has('run1')) await start()
  await alive(() => bench.work('1h'))
  await alive(() => bench.decide('run1', answer, 'lena', undefined, undefined, 'no money'))
  await alive(() => bench.work('1h'))
  const said = (await saidIn(bench))?.value
  return { touches: process.touches, written: books.written, said }
}

test.each([
  ['rejected', 'replacement c1'],
  ['approved', 'refund c1'],
] as const)('killed anywhere, what was said, %s, is known, and what follows is done once', async (kind, done) => {
  const { touches, ...calm } = await diesAt(0, kind)
  expect(calm).toEqual({ written: [done], said: { kind, by: 'lena', reason: 'no money' } })
  expect(touches).toBeGreaterThan(20)
  for (let touch = 1; touch <= touches; touch += 1) {
    const { written, said } = await diesAt(touch, kind)
    expect([touch, { written, said }]).toEqual([touch, calm])
  }
})
