import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import type { LedgerEntry } from '../systems/ledger.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { actPerfectly, perform } from '../testing/perfect-agent.ts'
import { createCompany } from '../world/create-company.ts'
import type { ScoredRun } from './judge.ts'
import { score, type Score } from './score.ts'
import { readTruth, type TicketTruth } from './ticket-truth.ts'

interface Trial {
  company: Company
  tickets: TicketTruth[]
  runs: ScoredRun[]
  score: () => Score
}

/** A company of 60 tickets on which the perfect agent has worked, apart from those that are left out. */
async function trial(leaveOut: (truth: TicketTruth) => boolean = () => false): Promise<Trial> {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth.json')
  createCompany({ directory, truthFile, seed: 7, tickets: 60, difficulty: 2 })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  const { tickets } = readTruth(truthFile)
  const runs: ScoredRun[] = []
  for (const truth of tickets) if (!leaveOut(truth)) runs.push(await actPerfectly(company, truth))
  return { company, tickets, runs, score: () => score({ directory, truthFile, runs }) }
}

const first = (tickets: TicketTruth[], name: string): TicketTruth => {
  const found = tickets.find((truth) => truth.class === name && truth.expected !== 'approval')
  if (!found) throw new Error(`No ${name}`)
  return found
}

test('the perfect agent does nothing wrong', async () => {
  const { score: scored, runs } = await trial()
  const result = scored()
  expect(result).toMatchObject({ wrong: 0, wrongDetails: [], precision: 1, recall: 1, doubleEffects: 0 })
  expect(result).toMatchObject({ runs: 60, right: result.settledAlone, asExpected: 60 })
  expect(result.settledAlone).toBe(result.met + result.declined)
  expect(Object.values(result.perClass).reduce((sum, { tickets }) => sum + tickets, 0)).toBe(runs.length)
})

test('who does nothing is not wrong, and finds nothing', async () => {
  const { score: scored, runs, tickets } = await trial(() => true)
  for (const { ticket } of tickets) runs.push({ ticket, outcome: 'handedOver' })
  expect(scored()).toMatchObject({ wrong: 0, precision: null, recall: 0, handedOver: 60 })
})

test('a claim without its writes', async () => {
  const { score: scored, runs, tickets } = await trial((truth) => truth.class === 'LOST_PARCEL')
  const lost = first(tickets, 'LOST_PARCEL')
  runs.push({ ticket: lost.ticket, outcome: 'met' })
  const result = scored()
  expect(result.wrongDetails.map(({ kind, operation }) => [kind, operation])).toEqual(
    lost.writes.map(({ operation }) => ['missing', operation]),
  )
  expect(result.precision).toBeLessThan(1)
})

test('money, goods and promises that nobody expects', async () => {
  const { company, score: scored, tickets } = await trial()
  const [order = ''] = first(tickets, 'STILL_IN_TIME').orders
  const [ordered] = (await company.orders.order(order))?.lines ?? []
  const amount = { amount: '1.00', currency: ordered?.price.currency ?? '' }
  await company.payments.refund({ order, line: `${order}-1`, cause: 'goodwill', amount }, 'a')
  const { ticket } = first(tickets, 'DELIVERED_AND_SIGNED')
  await company.desk.reply({ ticket, template: 'closing', body: 'Closed.', status: 'solved' }, 'b')
  await company.desk.addNote({ ticket, body: 'A note does no harm' }, 'c')
  await company.mail.send({ to: 'nobody@example.com', subject: 'Hello', body: 'Hello' }, 'd')
  const { wrongDetails } = scored()
  expect(wrongDetails.map(({ kind, system, class: name }) => [kind, system, name])).toEqual(
    expect.arrayContaining([
      ['unexpected', 'payments', 'STILL_IN_TIME'],
      ['unexpected', 'desk', 'DELIVERED_AND_SIGNED'],
      ['unexpected', 'mail', null],
    ]),
  )
  expect(wrongDetails).toHaveLength(3)
})

test('the same thing twice', async () => {
  const { company, score: scored, tickets } = await trial()
  const misdelivered = first(tickets, 'MISDELIVERED_PARCEL')
  const claim = misdelivered.writes.find(({ operation }) => operation === 'openClaim')
  if (claim) await perform(company, claim)
  expect(scored()).toMatchObject({ wrong: 1, doubleEffects: 1, wrongDetails: [{ kind: 'repeated' }] })
})

test('a replacement that was cancelled and made again counts once', async () => {
  const { company, score: scored, tickets } = await trial()
  const write = first(tickets, 'UNDETERMINED_DELIVERY').writes.find(
    ({ operation }) => operation === 'createReplacement',
  )
  const isIt = ({ operation, arguments: given }: LedgerEntry): boolean =>
    operation === 'createReplacement' && given['line'] === write?.match['line']
  const made = (await company.ledger.writes()).find(isIt)
  await company.orders.cancelReplacement(made?.entity ?? '', 'a')
  if (write) await perform(company, write)
  const { wrongDetails, doubleEffects } = scored()
  expect(doubleEffects).toBe(0)
  expect(wrongDetails.map(({ operation }) => operation)).toEqual(['reply', 'reply'])
})

test('what needs approval is wrong without and right with it', async () => {
  const { company, score: scored, tickets, runs } = await trial(({ expected }) => expected === 'approval')
  for (const truth of tickets.filter(({ expected }) => expected === 'approval')) {
    for (const write of truth.writes) await perform(company, write)
    runs.push({ ticket: truth.ticket, outcome: 'met', approved: true })
  }
  expect(scored()).toMatchObject({ wrong: 0, precision: 1, asExpected: 60 })
  for (const run of runs) delete run.approved
  expect(scored().wrongDetails.map(({ kind }) => kind)).toContain('outcome')
})

test('a wrong outcome is found even when nothing was written', async () => {
  const { score: scored, runs, tickets } = await trial(({ expected }) => expected === 'ask')
  for (const { ticket } of tickets.filter(({ expected }) => expected === 'ask')) runs.push({ ticket, outcome: 'met' })
  expect(new Set(scored().wrongDetails.map(({ kind }) => kind))).toEqual(new Set(['outcome']))
})

test('figures of the perfect agent: all that is due is moved, every way to end is right', async () => {
  const { score: scored } = await trial()
  const { money, perCourse, perClass, handOvers, settledOfIdentifiable, remedyAccuracy } = scored()
  expect(Object.keys(money)).toEqual(['EUR', 'GBP', 'USD'])
  for (const { due, right, wrong, recall } of Object.values(money)) {
    expect(due).toBeGreaterThan(1_000)
    expect({ right, wrong, recall }).toEqual({ right: due, wrong: 0, recall: 1 })
  }
  expect(Object.keys(perCourse)).toEqual(
    expect.arrayContaining(['approval', 'credited', 'evidence asked for', 'handed over', 'replaced', 'refunded']),
  )
  for (const { expected, done, right } of Object.values(perCourse)) expect([done, right]).toEqual([expected, expected])
  for (const { right, settledAlone } of Object.values(perClass)) expect(right).toBe(settledAlone)
  expect(handOvers).toMatchObject({
    missed: 0,
    needless: 0,
    otherwise: 0,
    precision: { share: 1 },
    recall: { share: 1 },
  })
  expect([settledOfIdentifiable.share, remedyAccuracy.share]).toEqual([1, 1])
})

const isLostOrOutside = ({ class: name }: TicketTruth): boolean => name === 'LOST_PARCEL' || name === 'OUT_OF_SCOPE'

test('missed and needless calls for a person, and money moved wrongly', async () => {
  const { company, score: scored, runs, tickets } = await trial(isLostOrOutside)
  const lost = tickets.filter(({ class: name }) => name === 'LOST_PARCEL')
  const outside = tickets.filter(({ class: name }) => name === 'OUT_OF_SCOPE')
  expect(outside.length).toBeGreaterThan(0)
  for (const { ticket } of lost) runs.push({ ticket, outcome: 'handedOver' })
  for (const { ticket, orders } of outside) {
    const order = await company.orders.order(orders[0] ?? '')
    const [line] = order?.lines ?? []
    if (!order || !line) throw new Error(`No order of ${ticket}`)
    await company.payments.refund({ order: order.id, line: line.id, cause: 'lost', amount: line.price }, ticket)
    runs.push({ ticket, outcome: 'met' })
  }
  const { handOvers, money, perCourse, wrongActions, perClass } = scored()
  expect(handOvers).toMatchObject({ missed: outside.length, needless: lost.length, otherwise: 0 })
  expect(wrongActions).toBe(outside.length)
  expect(Object.values(money).reduce((sum, { wrong }) => sum + wrong, 0)).toBeGreaterThan(0)
  expect(Math.min(...Object.values(money).map(({ recall }) => recall ?? 1))).toBeLessThan(1)
  expect(perCourse['refunded']?.precision.share).toBeLessThan(1)
  expect(perCourse['handed over']?.precision.share).toBeLessThan(1)
  expect(perClass['LOST_PARCEL']).toMatchObject({ settledAlone: 0, recall: { count: 0, of: lost.length } })
})

test('what broke off halfway is not done', async () => {
  const { company, score: scored, runs, tickets } = await trial(({ class: name }) => name === 'LOST_PARCEL')
  const [lost] = tickets.filter(({ class: name }) => name === 'LOST_PARCEL')
  const write = lost?.writes.find(({ operation }) => operation === 'createReplacement')
  if (!lost || !write) throw new Error('No lost parcel')
  await company.faults.set({ system: 'orders', operation: 'createReplacement', kind: 'half-applied', remaining: 1 })
  await expect(perform(company, write)).rejects.toThrow(/.+/)
  expect(scored()).toMatchObject({ wrong: 0, doubleEffects: 0 })
  runs.push({ ticket: lost.ticket, outcome: 'met' })
  expect(scored().wrongDetails.map(({ kind, operation }) => [kind, operation])).toContainEqual([
    'missing',
    'createReplacement',
  ])
  await perform(company, write)
  expect(scored().wrongDetails.map(({ operation }) => operation)).not.toContain('createReplacement')
  expect(scored().doubleEffects).toBe(0)
})
