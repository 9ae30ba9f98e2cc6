import { expect, test } from 'vitest'
import { defineAgent } from '../../index.ts'
import { claimsAgentMay, claimsLedger, settle, settling } from '../../testing/worlds/claims-desk.ts'
import { allow, type Ledger } from '../../testing/worlds/ledger.ts'
import { levelAgent, levelGoal, levelLedger, readWanted } from '../../testing/worlds/single-write.ts'
import { sendLevel } from '../../testing/worlds/unproven-write.ts'
import { Workbench } from '../../testing/workbench.ts'

const careful = claimsAgentMay('replace', 'send')

/** A claim about two orders of which one is out of stock, handed over for money may not be moved. */
async function handedOver(): Promise<{ books: Ledger; bench: Workbench }> {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  const bench = new Workbench({ agents: [careful], clients: { ledger: books } })
  const state = await bench.run('claims', 'settle', { claimId: 'C1' })
  expect([state.settled?.outcome, books.written]).toEqual(['partly', ['replacement O1']])
  return { books, bench }
}

test('what a person did by hand is found: the rest is done, and nothing is done twice', async () => {
  const { books, bench } = await handedOver()
  books.set('refund', 'O2', { amount: '40.00 GBP' })
  await bench.giveBack('run1', 'I have paid O2 myself')
  const state = await bench.state('run1')
  expect(state.settled).toMatchObject({ outcome: 'met', why: 'every check holds' })
  expect(books.written).toEqual(['replacement O1', 'letter C1'])
  expect(state.facts.get('return.note ["1"]')).toMatchObject({ value: 'I have paid O2 myself', label: 'person' })
  expect(bench.open('run1', 'take over')).toHaveLength(1)
})

test('what a person changed is what counts: another way is taken by what the systems say now', async () => {
  const { books, bench } = await handedOver()
  books.set('stock', 'lamp', { units: 3 })
  await bench.giveBack('run1', 'lamps have come in')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['replacement O1', 'replacement O2', 'letter C1'])
})

test('where nothing was set right it ends as before, with a new item and what was said', async () => {
  const { books, bench } = await handedOver()
  await bench.giveBack('run1', 'look again')
  const state = await bench.state('run1')
  expect([state.settled?.outcome, state.returns.length]).toEqual(['partly', 1])
  expect(books.written).toEqual(['replacement O1'])
  expect(bench.open('run1', 'take over')).toHaveLength(2)
})

test('what the run had done and a person took away is not done again', async () => {
  const { books, bench } = await handedOver()
  books.entries = books.entries.filter(({ what }) => what !== 'replacement')
  books.set('stock', 'lamp', { units: 3 })
  await bench.giveBack('run1', 'the replacement of O1 was wrong; I took it back')
  expect((await bench.state('run1')).settled?.outcome).toBe('partly')
  expect(books.written.filter((one) => one === 'replacement O1')).toHaveLength(1)
})

test('a value that was refused is tried again once a person has set it right', async () => {
  const books = claimsLedger({ O1: { due: true } }, 1)
  books.entries = books.entries.filter(({ what }) => what !== 'claim')
  const bench = new Workbench({ agents: [careful], clients: { ledger: books } })
  expect((await bench.run('claims', 'settle', { claimId: 'C1' })).settled?.outcome).toBe('handed over')
  books.set('claim', 'C1', { orders: ['O1'] })
  await bench.giveBack('run1', 'the claim was filed under another number; it is C1 now')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
})

test('tries that came to nothing do not count once a person has seen to it', async () => {
  const books = claimsLedger({ O1: { due: true } }, 1)
  books.onWrite = (what) => (what === 'replacement' ? 'nothing happens' : undefined)
  const bench = new Workbench({ agents: [careful], clients: { ledger: books } })
  await bench.run('claims', 'settle', { claimId: 'C1' })
  await bench.pass('1h')
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  books.onWrite = () => undefined
  await bench.giveBack('run1', 'the warehouse works again')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.written).toEqual(['replacement O1', 'letter C1'])
})

const asks = {
  path: 'p.yaml',
  text: 'policy: p\nrules:\n  - rule: a lead looks\n    for: setLevel\n    when: "true"\n    then: approve by lead\n    because: Levels matter.\n',
}
const levelBench = (policies = [asks]) => {
  const books = levelLedger()
  return { books, bench: new Workbench({ agents: [levelAgent({}, policies)], clients: { ledger: books } }) }
}

test('while a person has control nothing is begun, whatever is approved or comes due; what is returned is asked anew', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.take('run1')
  await bench.decide('run1', 'approved', 'lena')
  await bench.pass('5d')
  const state = await bench.state('run1')
  expect([state.settled, books.written, [...state.taken.values()].map(({ by }) => by)]).toEqual([
    undefined,
    [],
    ['operator'],
  ])
  await bench.giveBack('run1', 'carry on')
  // The approval was for two days.
  expect(books.written).toEqual([])
  await bench.decide('run1', 'approved', 'lena')
  expect(books.written).toEqual(['level a'])
})

test('an approval that still holds is acted under once the run is returned', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.take('run1')
  await bench.decide('run1', 'approved', 'lena')
  expect(books.written).toEqual([])
  await bench.giveBack('run1', 'carry on')
  expect(books.written).toEqual(['level a'])
})

test('a request that nobody answered while a person had control is made again', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.take('run1')
  await bench.pass('3d')
  await bench.giveBack('run1', 'carry on')
  expect((await bench.state('run1')).settled).toBeUndefined()
  const [, again] = bench.open('run1', 'approve')
  await bench.decide('run1', 'approved', 'lena', again?.id)
  expect(books.written).toEqual(['level a'])
})

test('what a person refused stays refused: nobody is asked the same again', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.decide('run1', 'rejected', 'lena')
  await bench.giveBack('run1', 'look again')
  expect((await bench.state('run1')).settled?.outcome).toBe('handed over')
  expect([books.written, bench.open('run1', 'approve')]).toEqual([[], []])
})

test('a taken run that is cancelled ends at once, and takes nothing back: the person has control', async () => {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 1)
  const asksMoney = {
    path: 'q.yaml',
    text: 'policy: q\nrules:\n  - rule: money\n    for: refund\n    when: "true"\n    then: approve by lead\n    because: It is money.\n',
  }
  const agent = defineAgent({
    name: 'claims',
    goals: [{ ...settle, unmet: 'undo' }],
    can: settling,
    policies: [allow('replace', 'send', 'replace.undo'), asksMoney],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('claims', 'settle', { claimId: 'C1' })
  await bench.take('run1')
  await bench.cancel('run1')
  expect((await bench.state('run1')).settled?.outcome).toBe('cancelled')
  expect(books.written).toEqual(['replacement O1'])
})

test('what is closed ends by what its checks say, and is handed over to nobody', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.take('run1')
  books.set('level', 'a', { level: 7 })
  await bench.giveBack('run1', 'set by hand', 'operator', { ends: true })
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  const other = levelBench()
  await other.bench.run('leveller', 'level', { item: 'a' })
  await other.bench.take('run1')
  await other.bench.giveBack('run1', 'not needed any more', 'operator', { ends: true })
  const state = await other.bench.state('run1')
  expect(state.settled).toMatchObject({ outcome: 'handed over', why: 'operator closed it: not needed any more' })
  expect([other.books.written, other.bench.open('run1')]).toEqual([[], []])
})

test('time is counted anew from the return: who took a run over three weeks loses nothing', async () => {
  const { books, bench } = levelBench()
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.take('run1')
  await bench.pass('40d')
  expect((await bench.state('run1')).settled).toBeUndefined()
  await bench.giveBack('run1', 'carry on')
  const [again] = bench.open('run1', 'approve').slice(-1)
  await bench.decide('run1', 'approved', 'lena', again?.id)
  expect(books.written).toEqual(['level a'])
})

/** A write that nothing reads back, of which nobody saw the end. */
async function lost() {
  const books = levelLedger()
  const sends = sendLevel({ attempts: 1 })
  const agent = defineAgent({
    name: 'sender',
    goals: [levelGoal],
    can: [readWanted, sends],
    policies: [allow('sendLevel')],
  })
  let mended = false
  books.onWrite = () => {
    if (!mended) throw new Error('the line went dead')
    return undefined
  }
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run('sender', 'level', { item: 'a' })
  if (bench.open('run1', 'approve').length > 0) await bench.decide('run1', 'approved')
  const state = await bench.state('run1')
  const [effect] = [...state.effects.values()]
  mended = true
  expect([state.settled?.outcome, effect?.result, books.written]).toEqual(['handed over', 'unknown', []])
  return { books, bench, effect: effect?.id ?? '' }
}

test('what nothing can read back is found out by a person: it had happened, and is not done again', async () => {
  const { books, bench, effect } = await lost()
  books.set('level', 'a', { level: 7 })
  await bench.giveBack('run1', 'it is in the book', 'operator', { found: [{ effect, happened: true }] })
  const state = await bench.state('run1')
  expect([state.effects.get(effect)?.result, state.settled?.outcome, books.written]).toEqual(['claimed', 'met', []])
})

test('what had not happened, says a person, may be done again', async () => {
  const { books, bench, effect } = await lost()
  const held = [...bench.store.effects.values()].find((one) => one.effect === effect)
  if (held) bench.store.effects.set(held.identity, { ...held, state: 'absent' })
  await bench.giveBack('run1', 'it is not there', 'operator', { found: [{ effect, happened: false }] })
  if (bench.open('run1', 'approve').length > 0) await bench.decide('run1', 'approved')
  expect(books.written).toEqual(['level a'])
})
