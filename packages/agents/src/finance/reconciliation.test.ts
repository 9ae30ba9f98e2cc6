import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { filesOfRun } from '../../../operant/src/project/files-of-run.ts'
import { Mortal } from '../../../operant/src/testing/worlds/mortal.ts'
import { outliving } from '../../../operant/src/testing/worlds/outliving.ts'
import { reconciliationAgent } from './reconciliation-agent.ts'
import { forReview, posted, TestCompany, withDearFees } from './test-company.ts'
import { lateEntry, octoberPostings } from './test-october.ts'
import { Workpapers } from './workpaper/workpapers.ts'

test('October 2026 ties to the cent: four postings by code, five items with somebody, and the rest carried', async () => {
  const company = new TestCompany()
  const state = await company.reconcile()
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(posted(company).toSorted()).toEqual(octoberPostings)
  expect(forReview(company).toSorted()).toEqual([
    'ledger: B5 G8 transposed 9000',
    'payables: G0 stale cheque -22000',
    'payables: G10 booked twice 7500',
    'receivables: B13 not booked 41000',
    'receivables: B9 returned -300000',
  ])
  expect(company.filed.at(-1)).toMatchObject({
    period: '2026-10',
    closingBankMinor: 1_214_030,
    closingBookMinor: 1_439_304,
    adjustedMinor: 1_194_530,
  })
  expect(company.bench.store.requests.size).toBe(0)
  // The books as they stand: with what was posted.
  expect(company.balance('2026-10-31')).toBe(1_439_304 - 839 + 3 - 1_850 + 412)
})

test('the cause is said with each item, and who has to do what', async () => {
  const company = new TestCompany()
  await company.reconcile()
  const causes = [...company.worklists.values()].flatMap(({ items }) => items.map(({ cause }) => cause))
  expect(causes).toContainEqual(expect.stringMatching(/1,890\.00 is booked and 1,980\.00 was paid.*to do: correct/))
  expect(causes).toContainEqual(expect.stringMatching(/PAY2004 is booked twice.*to do: reverse/))
})

test('running again changes nothing', async () => {
  const company = new TestCompany()
  await company.reconcile()
  const before = [...company.written]
  const again = await company.reconcile('2026-10', 'run2')
  expect(again.settled?.outcome).toBe('met')
  expect(company.written).toEqual(before)
  expect(await company.bench.events('run2', 'effect.intended')).toEqual([])
})

test('what is open in October is what November begins with; what comes of it is found there', async () => {
  const company = new TestCompany()
  await company.reconcile()
  company.months.set('2026-11', {
    opening: 1_214_030,
    rows: [
      ['C1', '2026-11-02', 64_000, 'payment', 'RCV1007', 'JUNIPER', 0],
      ['C2', '2026-11-03', -61_500, 'cheque', 'chq 5002', '', 0],
    ],
  })
  const state = await company.reconcile('2026-11', 'run2')
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(posted(company)).toHaveLength(4)
  const [october, november] = company.filed.slice(-2)
  expect(november?.closingBankMinor).toBe(1_214_030 + 2_500)
  expect(november?.adjustedMinor).toBe(october?.adjustedMinor)
  expect(november?.carried).not.toContain('G16')
  expect(november?.carried).not.toContain('G7')
})

test.each([
  [
    'no statement of the month',
    (company: TestCompany) => company.months.clear(),
    /the bank has delivered no statement of October 2026 yet/,
  ],
  [
    'the month before is not reconciled',
    (company: TestCompany) => {
      company.filed[0] = { ...september(company), period: '2026-07' }
    },
    /September 2026 is not reconciled, and October 2026 begins where it ends; reconcile September 2026 first/,
  ],
  [
    'a statement between them is missing',
    (company: TestCompany) => {
      company.filed[0] = { ...september(company), closingBankMinor: 999_999 }
    },
    /sequence broken .*the last statement taken ended on 2026-09-30 with 9999\.99 EUR/,
  ],
  [
    'half a file',
    (company: TestCompany) => {
      company.cutOff = 700
    },
    /^adjusted.*(cut off|field missing|field invalid|does not add up)/,
  ],
  [
    'the books of September were changed after it was reconciled',
    (company: TestCompany) => {
      company.lines = company.lines.filter(({ id }) => id !== 'G0')
    },
    /begins with a difference of -?220\.00 EUR between bank and books.*changed after it was reconciled/,
  ],
])('%s: it says so, and nothing is done', async (_, spoil, why) => {
  const company = new TestCompany()
  spoil(company)
  const state = await company.reconcile()
  expect(state.settled?.outcome).not.toBe('met')
  expect(state.settled?.why).toMatch(why)
  expect(company.written).toEqual([])
})

function september(company: TestCompany) {
  const [first] = company.filed
  if (!first) throw new Error('September is filed')
  return first
}

test('the books change while they are read: they are looked at anew', async () => {
  const company = new TestCompany()
  company.beforePage = () => {
    company.beforePage = () => undefined
    company.lines.push(lateEntry)
  }
  const state = await company.reconcile()
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(forReview(company)).not.toContainEqual(expect.stringContaining('B13'))
})

test('a posting whose answer never came is found, not made again', async () => {
  const company = new TestCompany()
  let lost = 0
  company.answer = (what) => {
    if (lost++ < 3) throw new Error(`${what}: time-out`)
  }
  const state = await company.reconcile()
  expect(state.settled).toMatchObject({ outcome: 'met' })
  expect(new Set(company.written).size).toBe(company.written.length)
  expect(posted(company).toSorted()).toEqual(octoberPostings)
})

test('another process goes on: the workpaper is worked out again, or found in its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const renew of [() => new Workpapers(), () => new Workpapers(folder)]) {
    const company = withDearFees()
    company.workpapers = renew()
    await company.reconcile()
    company.workpapers = renew()
    await company.bench.decide('run1', 'approved', 'carla')
    expect((await company.bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
  }
})

test(
  'killed anywhere, each journal, worklist and filing is there once, and it ties',
  { timeout: 180_000 },
  async () => {
    const calm = new TestCompany()
    await calm.reconcile()
    let touches = Number.POSITIVE_INFINITY
    for (let diesAt = 1; diesAt <= touches; diesAt += 1) {
      const process = new Mortal(diesAt)
      const company = new TestCompany({ through: (store) => process.through(store), grace: 1_000 })
      company.touch = () => process.touch()
      company.answer = () => process.touch()
      const alive = outliving(process, company.bench, '1h')
      await alive(() =>
        company.bench.start('reconciliation', 'reconcile', { period: '2026-10', currency: 'EUR' }, 'run1'),
      )
      if (!company.bench.store.journals.has('run1')) await company.reconcile()
      await alive(() => company.bench.work('1h'))
      const where = `killed at ${diesAt}`
      expect([where, (await company.bench.state('run1')).settled?.outcome]).toEqual([where, 'met'])
      expect([where, company.written.toSorted()]).toEqual([where, calm.written.toSorted()])
      expect(company.balance('2026-10-31')).toBe(calm.balance('2026-10-31'))
      touches = process.touches
    }
    expect(touches).toBeGreaterThan(20)
  },
)

test('the report is filed by the hashes of its files, which lie in the folder of the workpaper', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const company = new TestCompany()
  company.workpapers = new Workpapers(folder)
  await company.reconcile()
  const filed = company.filed.at(-1)
  expect(filed?.files.map(({ name }) => name)).toEqual(['report.html', 'report.md', 'items.csv', 'lines.csv'])
  for (const { name, sha256 } of filed?.files ?? []) {
    const bytes = readFileSync(join(folder, filed?.workpaper ?? '', name))
    expect([name, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, sha256])
  }
  const found = filesOfRun(reconciliationAgent, await company.bench.state('run1'))
  expect(found.map(({ name, sha256 }) => ({ name, sha256 }))).toEqual(filed?.files)
  const page = readFileSync(join(folder, filed?.workpaper ?? '', 'report.md'), 'utf8')
  expect(page).toContain('11,945.30')
})
