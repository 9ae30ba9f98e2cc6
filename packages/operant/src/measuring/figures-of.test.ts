import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, fact, goal, money, Money, query, type Agent } from '../index.ts'
import { Workbench } from '../testing/workbench.ts'
import { allow, Ledger, ledger } from '../testing/worlds/ledger.ts'
import { item, levelLedger, isSet } from '../testing/worlds/single-write.ts'
import { stockAgent, stockLedger } from '../testing/worlds/stock-desk.ts'
import { isAnswered, sender } from '../testing/worlds/unproven-write.ts'
import { figuresOf, type Besides } from './figures-of.ts'

const nothing: Besides = { asked: [], closedAt: null, tokens: 0, costs: [], costUnknown: false }

interface Tried {
  readonly agent: Agent
  readonly goal: string
  readonly books: Ledger
  readonly approvals?: number
  readonly besides?: Partial<Besides>
  /** Whether the agent is still known when it is counted. */
  readonly known?: boolean
}

async function figures({ agent, goal: name, books, approvals = 0, besides = {}, known = true }: Tried) {
  const bench = new Workbench({ agents: [agent], clients: { ledger: books } })
  await bench.run(agent.name, name, { item: 'a' })
  for (let given = 0; given < approvals; given += 1) await bench.decide('run1', 'approved', 'olga')
  const events = await bench.store.read('run1')
  return figuresOf('run1', events, known ? agent : undefined, { ...nothing, ...besides })
}

test('a run that has not ended has no figures', async () => {
  expect(await figures({ agent: sender(isSet), goal: 'send', books: levelLedger() })).toBeUndefined()
})

test('met by what the system shows is verified, although the write itself was only claimed', async () => {
  const told = await figures({ agent: sender(isSet), goal: 'send', books: levelLedger(), approvals: 1 })
  expect(told).toMatchObject({ verified: true, claimedBy: [], writes: 0, escalated: false })
  expect(told?.cause).toBeUndefined()
})

test('where nothing but the answer of a system shows it, the system claims it', async () => {
  const told = await figures({ agent: sender(isAnswered), goal: 'send', books: levelLedger(), approvals: 1 })
  expect(told).toMatchObject({ verified: false, claimedBy: ['system'] })
  const books = levelLedger()
  books.onWrite = () => 'nothing happens'
  const empty = await figures({ agent: sender(isSet), goal: 'send', books, approvals: 1 })
  expect(empty).toMatchObject({ verified: false, claimedBy: ['system'] })
  expect(empty?.cause?.said).toContain('it was not enough')
})

test('an answer out of records is verified, one that a model judged or a person gave is only claimed', async () => {
  const read = await figures({ agent: stockAgent(), goal: 'howMany', books: stockLedger() })
  expect(read).toMatchObject({ verified: true, claimedBy: [] })
  const judged = await figures({ agent: stockAgent(), goal: 'whichMood', books: stockLedger() })
  expect(judged).toMatchObject({ verified: false, claimedBy: ['run'] })
})

test('what somebody closed is claimed by a person, and by nobody else', async () => {
  const books = stockLedger()
  books.entries = books.entries.filter(({ what }) => what !== 'wanted')
  const asked = [
    { kind: 'take over', askedAt: '2026-01-05T09:00:00.000Z', decidedAt: '2026-01-05T12:00:00.000Z', answered: true },
  ] as const
  const open = await figures({ agent: stockAgent(), goal: 'howMany', books, besides: { asked } })
  expect(open).toMatchObject({ verified: false, claimedBy: [], people: true, escalated: true, waited: 0 })
  expect(open?.cause).toMatchObject({ id: 'refused readWanted' })
  const closedAt = '2026-01-05T12:00:00.000Z'
  const closed = await figures({ agent: stockAgent(), goal: 'howMany', books, besides: { asked, closedAt } })
  expect(closed).toMatchObject({ verified: false, claimedBy: ['person'], closedAt })
})

const asked = (askedAt: string, decidedAt: string | null) =>
  ({ kind: 'approve', askedAt, decidedAt, answered: decidedAt !== null }) as const
const at = (time: string) => `2026-01-05T${time}.000Z`

test('it waited while anything was asked of people, until it ended', async () => {
  const agent = stockAgent()
  const waits = async (...all: ReturnType<typeof asked>[]) =>
    (await figures({ agent, goal: 'howMany', books: stockLedger(), besides: { asked: all } }))?.waited
  // The run ends at nine.
  expect(await waits(asked(at('08:00:00'), at('08:10:00')), asked(at('08:05:00'), at('08:20:00')))).toBe(20 * 60_000)
  expect(await waits(asked(at('08:59:00'), null))).toBe(60_000)
  expect(await waits(asked(at('08:59:00'), at('10:00:00')))).toBe(60_000)
})

const size = fact('size', z.object({ price: money(), kind: z.enum(['small', 'large']) }))
const readSize = query({
  name: 'readSize',
  needs: { id: item },
  gives: size,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('size', i.id, z.object({ price: z.string(), kind: z.enum(['small', 'large']) })) === null
      ? say.missing('there is none')
      : {
          price: Money.parse(u.ledger.read('size', i.id, z.object({ price: z.string() }))?.price ?? ''),
          kind: 'large',
        },
})
const paid = condition({
  name: 'paid',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('pay', i.id),
})
const pay = action({
  name: 'pay',
  title: (i) => `Pay ${i.price}`,
  needs: { id: item, price: size.$.price },
  uses: { ledger },
  makes: paid,
  identity: (i) => ['pay', i.id],
  spend: { budget: 'payments', amount: (i) => i.price },
  perform: (i, u, key) => u.ledger.write('pay', i.id, {}, key),
  confirm: (i, u) => u.ledger.read('pay', i.id, z.object({})),
  expect: () => ({}),
  undo: { perform: (i, u) => u.ledger.erase('pay', i.id) },
  risk: 'reversible',
})
const never = condition({ name: 'never', needs: { paid }, holds: () => false })
const rules = allow('pay', 'pay.undo')

const payer = (doneWhen: readonly [typeof paid] | readonly [typeof paid, typeof never]) =>
  defineAgent({
    name: 'payer',
    goals: [goal({ name: 'pay', ask: 'Pay {item}', input: { item }, doneWhen, class: size.$.kind })],
    can: [readSize, pay],
    policies: [
      { path: 'p.yaml', text: `${rules.text}budgets:\n  - { budget: payments, per: day, limit: 1000.00 GBP }\n` },
    ],
  })
const priced = (): Ledger => {
  const books = new Ledger()
  books.set('size', 'a', { price: '12.50 GBP', kind: 'large' })
  return books
}

test('the class is the value of the fact that the goal names, money what confirmed writes declare', async () => {
  const told = await figures({ agent: payer([paid]), goal: 'pay', books: priced() })
  expect(told).toMatchObject({
    class: 'large',
    verified: true,
    writes: 1,
    takenBack: 0,
    money: [{ currency: 'GBP', minor: 1250n, takenBack: 0n }],
    moneyUnknown: false,
  })
})

test('what was taken back is told beside what was moved', async () => {
  const told = await figures({ agent: payer([paid, never]), goal: 'pay', books: priced() })
  expect(told).toMatchObject({ verified: false, writes: 1, takenBack: 1 })
  expect(told?.money).toEqual([{ currency: 'GBP', minor: 1250n, takenBack: 1250n }])
})

test('where the agent is not known any more, what its writes moved is unknown, not nothing', async () => {
  const told = await figures({ agent: payer([paid]), goal: 'pay', books: priced(), known: false })
  expect(told).toMatchObject({ writes: 1, money: [], moneyUnknown: true })
  expect(told?.class).toBeUndefined()
})

const named = (kind: Parameters<typeof goal>[0]['class']) =>
  goal({ name: 'pay', ask: 'Pay {item}', input: { item }, doneWhen: [paid], ...(kind ? { class: kind } : {}) })

test('a class has to be one of a few named values, and there has to be a way to it', () => {
  expect(() => named(item)).toThrow('one of a few named values')
  expect(() => named(size.$.price)).toThrow('one of a few named values')
  const mood = fact('mood', z.enum(['calm', 'angry']))
  expect(() => defineAgent({ name: 'x', goals: [named(mood)], can: [readSize, pay], policies: [rules] })).toThrow(
    'class "mood"',
  )
})
