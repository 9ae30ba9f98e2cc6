import { beforeAll, expect, test } from 'vitest'
import { Money } from '../../facts/money.ts'
import { fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import type { BudgetRow } from '../../store/budgets.ts'
import type { RequestRow } from '../../store/requests.ts'
import { shopAgent, SmallShop } from '../../testing/worlds/small-shop.ts'
import type { MemoryRunStore } from '../../testing/memory-store.ts'
import { Workbench } from '../../testing/workbench.ts'
import type { LedgerEntry, Score } from '../demo/packages.ts'
import { outsideWords } from '../../told/runs/outside-words.ts'
import { readStory } from '../../told/runs/read-story.ts'
import { markupProblems } from '../testing/check-markup.ts'
import { askedFigures } from './figures/asked.ts'
import { budgetUse } from './figures/budgets.ts'
import { doneFigures } from './figures/done.ts'
import { moneyFigures } from './figures/money.ts'
import { openFigures } from './figures/open.ts'
import { paceFigures } from './figures/pace.ts'
import { refusedFigures } from './figures/refused.ts'
import { timelineOf } from './figures/timeline.ts'
import { pageOf } from './page.ts'
import type { Report } from './report.ts'
import { tallyOf } from './tally.ts'

const hostile = `"><script src="https://evil.example/x.js"></script><img src=x onerror='alert(1)'></pre></style> &`
const agent = shopAgent()

let bench: Workbench
let states: readonly RunState[]
let report: Report
beforeAll(async () => {
  const shop = new SmallShop()
  const order = (id: string, status: 'paid' | 'open', total: string): void =>
    void shop.orders.set(id, { id, status, total: Money.parse(total) })
  order(`O1 ${hostile}\nand more`, 'paid', '40.00 GBP')
  order('O2', 'paid', '140.00 GBP')
  order('O3', 'open', '20.00 GBP')
  shop.tickets.set('T1', { id: 'T1', orders: [`O1 ${hostile}\nand more`], body: `It has not arrived ${hostile}` })
  shop.tickets.set('T2', { id: 'T2', orders: ['O2'], body: 'It has not arrived' })
  shop.tickets.set('T3', { id: 'T3', orders: ['O3'], body: 'It has not arrived' })
  shop.tickets.set('T4', { id: 'T4', orders: ['O2'], body: 'What is it?' })
  bench = new Workbench({ agents: [agent], clients: { shop }, through: watched })
  for (const ticketId of ['T1', 'T2', 'T3', 'T4'])
    await bench.run('support', 'resolve', { ticketId }, `run_${ticketId}`)
  report = await reportOf(bench)
})

/** Reservations as the database would keep them. */
const kept: BudgetRow[] = []

function watched(store: MemoryRunStore): MemoryRunStore {
  const append = store.append.bind(store)
  store.append = (run, after, events, also) => {
    for (const { key, minor, currency } of also?.reserve ?? []) kept.push({ key, usedMinor: minor, currency })
    return append(run, after, events, also)
  }
  return store
}

async function reportOf({ store, context }: Workbench): Promise<Report> {
  const journals = [...store.journals.keys()]
  const events = await Promise.all(journals.map((run) => store.read(run)))
  states = journals.map((run, index) => fold(run, events[index] ?? []))
  const tallies = journals.map((run, index) => tallyOf(run, events[index] ?? [], agent))
  const agents = new Map([['support', agent]])
  const requests = [...store.requests.values()].map((one): RequestRow => ({
    ...one,
    agent: agent.name,
    people: [],
    outside: null,
    alike: null,
    decidedAt: null,
    given: [],
  }))
  const open = openFigures(requests, states, agents)
  const [told] = states
  if (!told) throw new Error('nothing ran')
  const { key = '', arguments: given = {} } = [...told.effects.values()].find(({ action }) => action === 'refund') ?? {}
  const ledger: readonly LedgerEntry[] = [{ system: 'payments', operation: 'refund', key, arguments: given }]
  return {
    origin: {
      seed: 7,
      difficulty: 2,
      tickets: 4,
      startedAt: '2026-01-05T09:00:00Z',
      asOf: '2026-01-05T09:00:00Z',
      commands: { again: `demo ${hostile}`, approvals: 'approvals', escalations: 'escalations' },
    },
    score: score(),
    effects: 1,
    unconfirmed: 0,
    asked: askedFigures(tallies, context.agents),
    done: doneFigures(states, tallies, agents, ledger),
    refused: refusedFigures(tallies),
    open,
    money: moneyFigures(states, agents, ledger, open.approvals, budgetUse(states, context.agents, [])),
    pace: paceFigures(tallies, { seconds: 1, workedMs: 500, fresh: true, steps: 20 }),
    told: {
      story: readStory(told.run, events[0] ?? [], agent),
      timeline: timelineOf(events[0] ?? [], agent),
      words: await outsideWords(store, told, { least: 1, most: 4 }),
      command: 'why run_T1',
    },
  }
}

function score(): Score {
  const rate = { count: 1, of: 2, share: 0.5, low: 0.0945, high: 0.9055 }
  return {
    runs: 4,
    met: 1,
    partly: 0,
    declined: 1,
    handedOver: 1,
    waiting: 1,
    failed: 0,
    settledAlone: 2,
    right: 1,
    wrong: 1,
    precision: 0.5,
    recall: null,
    asExpected: 3,
    doubleEffects: 0,
    perClass: { [hostile]: { tickets: 4, settledAlone: 2, right: 1, wrong: 1 } },
    wrongDetails: [
      { ticket: hostile, class: null, kind: 'unexpected', system: 'desk', operation: 'reply', what: hostile },
    ],
    accuracy: rate,
    remedyAccuracy: { count: 0, of: 0, share: null, low: null, high: null },
    settledShare: rate,
    settledOfIdentifiable: rate,
    handOvers: { missed: 0, needless: 0, precision: rate, recall: rate },
    perCourse: { [hostile]: { expected: 1, done: 1, right: 1 } },
    money: { GBP: { due: 4000, right: 4000, wrong: 0 } },
  }
}

test('the page is well-formed, loads nothing, runs nothing and can be read aloud, whatever outsiders wrote', () => {
  const page = pageOf(report)
  expect(markupProblems(page)).toEqual([])
  expect(page).not.toMatch(/<script|<img|onerror='/)
  // In the mail, in the told order and in the score.
  expect(page.split('&quot;&gt;&lt;script src=').length).toBeGreaterThan(10)
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[^"]+"/)
})

test('the check of the markup finds what it is there to find', () => {
  const page = pageOf(report)
  const broken = (from: string, to: string): string => markupProblems(page.replace(from, to)).join('; ')
  expect(broken('</main>', '')).toContain('closes <main>')
  expect(broken('<main id="main">', '<main id="main"><script>1</script>')).toContain('<script> is not allowed')
  expect(broken('<main id="main">', '<main id="main" onclick="x">')).toContain('onclick')
  expect(broken('id="money"', 'id="other"')).toContain('nothing has the id money')
  expect(broken('</h1>', '</h1><h4></h4>')).toContain('h4 skips a level')
  expect(broken('<main id="main">', '<main id="main">a < b')).toContain('no tag')
})

test('what was refused, what waits and for whom', () => {
  expect(report.refused.decided).toMatchObject({ approve: 1, deny: 0 })
  expect(report.refused.declined).toMatchObject([
    { run: 'run_T3', rules: [{ table: 'remedyTable', rule: 'not paid' }] },
  ])
  expect(report.open.approvals).toMatchObject([{ run: 'run_T2', roles: ['lead'] }])
  expect(report.money.waiting.sums.map(String)).toEqual(['140.00 GBP'])
  expect(report.open.handOvers).toMatchObject([{ runs: ['run_T4'], roles: ['operator'] }])
})

test('what was done, beside the ledger', () => {
  expect(report.done.actions.find(({ action }) => action === 'refund')).toMatchObject({
    writes: 1,
    confirmed: 1,
    inLedger: 1,
  })
  expect(report.done.actions.find(({ action }) => action === 'reply')).toMatchObject({ inLedger: 0 })
  expect(report.money.refunded.sums.map(String)).toEqual(['40.00 GBP'])
  const steps = report.told?.story.steps.flatMap(({ effects }) => effects) ?? []
  expect(steps[0]?.compared).toEqual([
    {
      field: 'amount',
      expected: { amount: '40.00', currency: 'GBP' },
      found: { amount: '40.00', currency: 'GBP' },
      agrees: true,
    },
  ])
})

test('a budget is found again under the key that the store keeps', () => {
  expect(kept).toHaveLength(1)
  const [use] = budgetUse(states, bench.context.agents, kept)
  expect(use).toMatchObject({ budget: 'refunds', per: 'day', accounts: 1, over: 'approve by finance' })
  expect([use?.most, use?.limit].map(String)).toEqual(['40.00 GBP', '500.00 GBP'])
  expect(budgetUse(states, bench.context.agents, [])).toEqual([])
})

test('a demo without a single run is told as well', () => {
  const none = paceFigures([], { seconds: 1, workedMs: 0, fresh: true, steps: 0 })
  const bare: Report = { ...report, asked: [], done: doneFigures([], [], new Map(), []), pace: none, told: undefined }
  expect(markupProblems(pageOf(bare))).toEqual([])
})
