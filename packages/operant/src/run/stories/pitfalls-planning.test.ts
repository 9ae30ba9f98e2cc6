import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  calculation,
  condition,
  decision,
  defineAgent,
  fact,
  goal,
  judgement,
  maybe,
  query,
  recordId,
} from '../../index.ts'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item, levelAgent, levelLedger } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

test('1. what a write rests on is not decided anew while it stands, not even while it is unknown', async () => {
  const books = claimsLedger({ O1: { due: true } }, 1)
  let blind = 3
  books.onWrite = (what) => (what === 'replacement' ? 'fails afterwards' : undefined)
  const workbench = new Workbench({ agents: [claimsAgent], clients: { ledger: books } })
  books.onRead = (what) => {
    if (what === 'replacement' && books.ids('replacement').length > 0 && blind-- > 0) throw new Error('no line')
  }
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['replacement O1', 'letter C1'])
  expect((await workbench.events('run1', 'effect.read')).map((event) => event.result)).toEqual([
    'unknown',
    'unknown',
    'unknown',
    'confirmed',
    'confirmed',
  ])
  // The stock it was decided on is read again, the decision is not taken again.
  expect(state.facts.get('remedy ["O1"]')).toMatchObject({ rule: 'in stock', version: 1 })
})

/** A parcel is booked, and a note about it written: with its number where there is one. */
function parcels(options: { readonly booking: 'works' | 'refused' | 'not called for' }) {
  const booked = fact('booked', z.object({ number: recordId() }))
  const note = fact('note', z.object({ text: z.string() }))
  const isBooked = condition({
    name: 'isBooked',
    needs: { id: item },
    uses: { ledger },
    holds: (i, u) => u.ledger.has('parcel', i.id),
  })
  const isNoted = condition({
    name: 'isNoted',
    needs: { id: item },
    uses: { ledger },
    holds: (i, u) => u.ledger.has('note', i.id),
  })
  const book = action({
    name: 'book',
    needs: { id: item },
    gives: booked,
    uses: { ledger },
    makes: isBooked,
    identity: (i) => ['parcel', i.id],
    perform: (i, u, key, say) =>
      options.booking === 'refused'
        ? say.refused('no carrier')
        : u.ledger.write('parcel', i.id, { number: 'P-9' }, key),
    confirm: (i, u) => u.ledger.read('parcel', i.id, z.object({ number: z.string() })),
    expect: () => ({}),
    undo: 'none',
    risk: 'reversible',
  })
  const word = calculation({
    name: 'word',
    needs: { id: item, parcel: maybe(booked.$.number) },
    gives: note,
    compute: (i) => ({ text: i.parcel ?? 'no parcel' }),
  })
  const write = action({
    name: 'write',
    needs: { id: item, text: note.$.text },
    uses: { ledger },
    makes: isNoted,
    identity: (i) => ['note', i.id],
    perform: (i, u, key) => u.ledger.write('note', i.id, { text: i.text }, key),
    confirm: (i, u) => u.ledger.read('note', i.id, z.object({ text: z.string() })),
    expect: (i) => ({ text: i.text }),
    undo: 'none',
    risk: 'reversible',
  })
  const called = options.booking === 'not called for' ? [isNoted] : [isNoted, isBooked]
  const doneWhen: readonly [typeof isNoted, ...(typeof isNoted)[]] = [isNoted, ...called.slice(1)]
  const ship = goal({ name: 'ship', ask: 'Ship {item}', input: { item }, doneWhen, unmet: 'keep' })
  const agent = defineAgent({
    name: 'parcels',
    goals: [ship],
    can: [book, word, write],
    policies: [allow('book', 'write')],
  })
  const books = new Ledger()
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test.each([
  ['works', 'P-9', 'met'],
  ['refused', 'no parcel', 'partly'],
  ['not called for', 'no parcel', 'met'],
] as const)(
  '2. an optional input is waited for while it may still come, and only then (booking %s)',
  async (booking, text, outcome) => {
    const { books, bench } = parcels({ booking })
    const state = await bench.run('parcels', 'ship', { item: 'a' })
    expect(books.read('note', 'a', z.object({ text: z.string() }))?.text).toBe(text)
    expect(state.settled?.outcome).toBe(outcome)
    expect(books.written.filter((one) => one.startsWith('note'))).toHaveLength(1)
  },
)

test('2. optional inputs that wait for each other do not stand in each other’s way', async () => {
  const one = fact('one', z.number())
  const other = fact('other', z.number())
  const sum = fact('sum', z.number())
  const giveOne = calculation({
    name: 'giveOne',
    needs: { id: item, o: maybe(other) },
    gives: one,
    compute: (i) => (i.o ?? 0) + 1,
  })
  const giveOther = calculation({ name: 'giveOther', needs: { o: one }, gives: other, compute: (i) => i.o * 10 })
  const add = calculation({
    name: 'add',
    needs: { a: one, b: maybe(other) },
    gives: sum,
    compute: (i) => i.a + (i.b ?? 0),
  })
  const known = condition({ name: 'known', needs: { s: sum }, holds: (i) => i.s === 11 })
  const find = goal({ name: 'find', ask: 'Find {item}', input: { item }, doneWhen: [known] })
  const agent = defineAgent({ name: 'sums', goals: [find], can: [giveOne, giveOther, add] })
  const bench = new Workbench({ agents: [agent], clients: {} })
  const state = await bench.run('sums', 'find', { item: 'a' })
  expect(state.facts.get('sum []')?.value).toBe(11)
})

/** A purchase order of what is wanted; while it is being placed, more becomes wanted. */
function rising(amend: boolean) {
  const books = levelLedger()
  books.onWrite = () => {
    books.set('wanted', 'a', { level: 9 })
    return undefined
  }
  return { books, bench: new Workbench({ agents: [levelAgent({ amend })], clients: { ledger: books } }) }
}

test('#17 3. the same intent with other values is denied, and the run says what it wrote', async () => {
  const { books, bench } = rising(false)
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(books.written).toEqual(['level a'])
  expect(state.settled).toMatchObject({ outcome: 'handed over' })
  expect(state.settled?.why).toContain('the same intent was carried out with other values (Set a to 7)')
})

test('3. an action that may amend changes what it wrote', async () => {
  const { books, bench } = rising(true)
  const state = await bench.run('leveller', 'level', { item: 'a' })
  expect(state.settled?.outcome).toBe('met')
  expect(books.written).toEqual(['level a', 'level a'])
  expect(books.read('level', 'a', z.object({ level: z.number() }))?.level).toBe(9)
})

test('9. a fact that is read again and says the same leaves what was made of it alone', async () => {
  const calls = { read: 0, judged: 0, worked: 0 }
  const mail = fact('mail', z.object({ text: z.string(), opened: z.number() }), { freshFor: '1m' })
  const tone = fact('tone', z.enum(['calm', 'angry']))
  const line = fact('line', z.object({ text: z.string() }))
  const readMail = query({
    name: 'readMail',
    needs: { id: item },
    gives: mail,
    // How often it was opened changes with every look; what it says does not.
    read: () => ({ text: 'hello', opened: ++calls.read }),
  })
  const judgeTone = judgement({
    name: 'judgeTone',
    needs: { text: mail.$.text },
    gives: tone,
    atLeast: 0.5,
    judge: (i) => ({ value: ++calls.judged > 0 ? 'calm' : 'angry', confidence: i.text.length > 0 ? 1 : 0 }),
  })
  const chooseLine = calculation({
    name: 'chooseLine',
    needs: { tone },
    gives: line,
    compute: (i) => ({ text: `${i.tone}${++calls.worked}` }),
  })
  const isNoted = condition({
    name: 'isNoted',
    needs: { id: item },
    uses: { ledger },
    holds: (i, u) => u.ledger.has('note', i.id),
  })
  const write = action({
    name: 'write',
    needs: { id: item, text: line.$.text },
    uses: { ledger },
    makes: isNoted,
    identity: (i) => ['note', i.id],
    perform: (i, u, key) => u.ledger.write('note', i.id, { text: i.text }, key),
    confirm: (i, u) => u.ledger.read('note', i.id, z.object({ text: z.string() })),
    expect: (i) => ({ text: i.text }),
    undo: 'none',
    risk: 'reversible',
  })
  const answer = goal({ name: 'answer', ask: 'Answer {item}', input: { item }, doneWhen: [isNoted] })
  const policy = {
    path: 'p.yaml',
    text: 'policy: p\nrules:\n  - rule: a person looks\n    for: write\n    when: "true"\n    then: approve by lead\n    because: Letters are read.\n',
  }
  const agent = defineAgent({
    name: 'mails',
    goals: [answer],
    can: [readMail, judgeTone, chooseLine, write],
    policies: [policy],
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: new Ledger() } })
  await bench.run('mails', 'answer', { item: 'a' })
  await bench.pass('1h')
  await bench.decide('run1', 'approved')
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(calls).toEqual({ read: 2, judged: 1, worked: 1 })
})

test('10. a table asks only for what decides it', async () => {
  const asked: string[] = []
  const read = (name: string, value: number) => {
    asked.push(name)
    return value
  }
  const first = fact('first', z.number())
  const second = fact('second', z.number())
  const third = fact('third', z.number())
  const choice = fact('choice', z.string())
  const readFirst = query({ name: 'readFirst', needs: { id: item }, gives: first, read: () => read('first', 1) })
  const readSecond = query({ name: 'readSecond', needs: { id: item }, gives: second, read: () => read('second', 2) })
  const readThird = query({ name: 'readThird', needs: { id: item }, gives: third, read: () => read('third', 3) })
  const choose = decision({
    name: 'choose',
    needs: { a: first, b: second, c: third },
    gives: choice,
    rows: [
      { rule: 'out by the first alone', when: { a: 9, c: 3 }, then: 'never' },
      { rule: 'needs the second', when: { a: 1, b: 2 }, then: 'this' },
      { rule: 'else', when: { c: 3 }, then: 'that' },
    ],
  })
  const chosen = condition({ name: 'chosen', needs: { choice }, holds: (i) => i.choice === 'this' })
  const pick = goal({ name: 'pick', ask: 'Pick {item}', input: { item }, doneWhen: [chosen] })
  const agent = defineAgent({ name: 'tables', goals: [pick], can: [readFirst, readSecond, readThird, choose] })
  const state = await new Workbench({ agents: [agent], clients: {} }).run('tables', 'pick', { item: 'a' })
  expect(state.settled?.outcome).toBe('met')
  expect(asked).toEqual(['first', 'second'])
  expect(state.facts.get('choice []')?.from.map(([key]) => key)).toEqual(['first []', 'second []'])
})
