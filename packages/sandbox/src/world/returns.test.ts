import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openCompany } from '../company.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { returnFactsOf } from '../testing/return-table.ts'
import { type ReturnFacts, rightForReturn } from '../truth/returns-policy.ts'
import { readTruth } from '../truth/ticket-truth.ts'
import { createCompany } from './create-company.ts'

/** Letters of the table: take back, credit, approval, decline, replace, ask for evidence. */
const letters: Record<string, string> = {
  'take back': 'T',
  credit: 'C',
  decline: 'D',
  replace: 'R',
  'ask for evidence': 'Q',
  person: 'P',
}

/**
 * Every combination of reason, window, gift, evidence, history and value, by hand. A row has eight letters: with and
 * without evidence, in each good and bad history, in each 80.00 and 130.00. Above 100.00 `A` stands for approval.
 */
const table: readonly (readonly [
  reason: ReturnFacts['reason'],
  window: 'inside' | 'outside',
  gift: boolean,
  right: string,
])[] = [
  ['change of mind', 'inside', false, 'TTTT TTTT'],
  ['change of mind', 'inside', true, 'CACA CACA'],
  ['change of mind', 'outside', false, 'CADD CADD'],
  ['change of mind', 'outside', true, 'DDDD DDDD'],
  ['damaged on delivery', 'inside', false, 'RAQQ QQQQ'],
  ['damaged on delivery', 'inside', true, 'RAQQ QQQQ'],
  ['damaged on delivery', 'outside', false, 'RAQQ QQQQ'],
  ['damaged on delivery', 'outside', true, 'RAQQ QQQQ'],
  ['defect', 'inside', false, 'RARA RARA'],
  ['defect', 'inside', true, 'RARA RARA'],
  ['defect', 'outside', false, 'RARA RARA'],
  ['defect', 'outside', true, 'RARA RARA'],
]

const usual: ReturnFacts = {
  reason: 'change of mind',
  daysSinceDelivery: 10,
  windowDays: 30,
  isReturnable: true,
  itemState: 'unused',
  requester: 'buyer',
  evidence: 0,
  isInconsistent: false,
  wasAskedForEvidence: false,
  returnedShare: 0.1,
  goodwill: 0,
  damagedClaims: 0,
  isPresumptionOver: false,
  isGuaranteeOver: false,
  valueMinor: 8_000,
}

function letterOf(facts: Partial<ReturnFacts>): string {
  const { remedy, needsApproval } = rightForReturn({ ...usual, ...facts })
  return needsApproval ? 'A' : (letters[remedy] ?? '?')
}

describe('the table of returns', () => {
  test.each(table)('%s, %s the window, gift %s', (reason, window, gift, right) => {
    const cells = [5, 0].map((evidence) =>
      [false, true]
        .flatMap((isBad) =>
          [8_000, 13_000].map((valueMinor) =>
            letterOf({
              reason,
              valueMinor,
              daysSinceDelivery: window === 'inside' ? 10 : 38,
              requester: gift ? 'recipient' : 'buyer',
              // What three and more claims of damage take from the sum.
              evidence: isBad ? evidence - 3 : evidence,
              damagedClaims: isBad ? 3 : 0,
              goodwill: isBad ? 1 : 0,
            }),
          ),
        )
        .join(''),
    )
    expect(cells.join(' ')).toBe(right)
  })

  test('has 96 cells', () => {
    expect(table.reduce((cells, [, , , right]) => cells + right.replace(' ', '').length, 0)).toBe(96)
  })

  test.each([
    ['used inside the window', { itemState: 'used' }, 'P'],
    ['more than half sent back', { returnedShare: 0.51 }, 'P'],
    ['half sent back', { returnedShare: 0.5 }, 'T'],
    ['made to order', { isReturnable: false }, 'D'],
    ['made to order, but broken', { isReturnable: false, reason: 'damaged on delivery', evidence: 4 }, 'R'],
    ['made to order, but faulty', { isReturnable: false, reason: 'defect' }, 'R'],
    ['last day of the window', { daysSinceDelivery: 30 }, 'T'],
    ['the day after', { daysSinceDelivery: 31 }, 'C'],
    ['last day of goodwill', { daysSinceDelivery: 45 }, 'C'],
    ['the day after that', { daysSinceDelivery: 46 }, 'D'],
    ['goodwill, but used', { daysSinceDelivery: 38, itemState: 'used' }, 'D'],
    ['a gift of somebody else', { requester: 'stranger' }, 'P'],
    ['damage that does not fit', { reason: 'damaged on delivery', evidence: 9, isInconsistent: true }, 'P'],
    ['asked before', { reason: 'damaged on delivery', evidence: 3, wasAskedForEvidence: true }, 'P'],
    ['asked before, and now shown', { reason: 'damaged on delivery', evidence: 4, wasAskedForEvidence: true }, 'R'],
    ['a fault to be proven', { reason: 'defect', isPresumptionOver: true }, 'P'],
    ['a fault after the guarantee', { reason: 'defect', isPresumptionOver: true, isGuaranteeOver: true }, 'D'],
    ['exactly 100.00', { daysSinceDelivery: 31, valueMinor: 10_000 }, 'C'],
    ['100.01', { daysSinceDelivery: 31, valueMinor: 10_001 }, 'A'],
  ] as const)('%s', (_, facts, letter) => {
    expect(letterOf(facts)).toBe(letter)
  })
})

test.each([1, 2, 3] as const)('planted returns follow from what is visible, difficulty %i', async (difficulty) => {
  const [directory, truthFile] = [temporaryDirectory(), join(temporaryDirectory(), 'truth.json')]
  createCompany({ directory, truthFile, seed: 17 + difficulty, tickets: 500, difficulty })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  const requests = new Map((await company.returns.openRequests()).map((request) => [request.ticket, request]))
  const truths = readTruth(truthFile).tickets.filter(({ row }) => typeof row === 'string')
  expect(truths.length).toBe(requests.size)
  expect(truths.length).toBeGreaterThan(70)
  const expectedFor = { person: 'handOver', decline: 'decline' } as const
  for (const { ticket, row, expected, orders, identifiable } of truths) {
    const request = requests.get(ticket)
    if (!request) throw new Error(`Ticket ${ticket} has no request`)
    const right = rightForReturn(await returnFactsOf(company, request))
    const plain = right.remedy === 'person' || right.remedy === 'decline' ? expectedFor[right.remedy] : 'settle'
    expect([ticket, row, expected]).toEqual([ticket, right.row, right.needsApproval ? 'approval' : plain])
    expect([request.order, identifiable]).toEqual([orders[0], true])
  }
  expect(new Set(truths.map(({ row }) => row)).size).toBe(15)
  const rows = Map.groupBy(truths, (truth) => truth.class)
  const several = [...rows].filter(([, members]) => new Set(members.map(({ row }) => row)).size > 1)
  expect(several.map(([name]) => name)).toEqual([])
})
