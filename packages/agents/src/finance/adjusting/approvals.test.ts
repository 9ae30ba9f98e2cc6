import { expect, test } from 'vitest'
import { usualTerms } from '../terms.ts'
import { forReview, posted, TestCompany, withDearFees } from '../test-company.ts'
import { lateEntry, octoberPostings, octoberWithFees } from '../test-october.ts'

test('a line of 10,000.00 or more is not posted before a controller has seen all of it', async () => {
  const company = withDearFees()
  await company.reconcile()
  expect(company.written).toEqual([])
  const [request] = company.bench.open('run1', 'approve')
  expect(request).toMatchObject({ roles: ['controller'] })
  await company.bench.decide('run1', 'approved', 'carla')
  expect((await company.bench.state('run1')).settled?.outcome).toBe('met')
  expect(posted(company)).toContain('2026-10-30 BNK-FEE 6855 B11 -1200000')
})

test('small differences beyond what a month may have are asked about', async () => {
  const treatment = { ...usualTerms.treatment, smallMonthMinor: 2 }
  const company = new TestCompany({}, { ...usualTerms, treatment })
  await company.reconcile()
  expect(company.written).toEqual([])
  const [request] = company.bench.open('run1', 'approve')
  expect(request).toMatchObject({ roles: ['controller'], shown: { changes: 9 } })
  await company.bench.decide('run1', 'approved', 'carla')
  expect(posted(company).toSorted()).toEqual(octoberPostings)
})

/** A controller approves all but the bank's charges. */
async function withFeesRefused(): Promise<TestCompany> {
  const company = withDearFees()
  await company.reconcile()
  const [set] = await company.bench.events('run1', 'set.elements')
  const others = set?.elements.map(({ key }) => key).filter((key) => key !== refused)
  await company.bench.decide('run1', 'approved', 'carla', undefined, others, 'the bank owes us this')
  return company
}
const refused = '1800/2026-10/BNK-FEE/2026-10-30/1'

test('one journal is refused: the others are posted, and somebody has the month, with the journal and what was said of it', async () => {
  const company = await withFeesRefused()
  expect(posted(company).map((one) => one.split(' ')[1])).toEqual(['FEE-PSP', 'DIFF-SML', 'BNK-INT'])
  expect(forReview(company)).toHaveLength(5)
  expect(company.filed).toHaveLength(1)
  const { settled } = await company.bench.state('run1')
  expect(settled?.outcome).toBe('handed over')
  expect(settled?.why).toContain(`(${refused}: not among those that were approved by carla: the bank owes us this)`)
  expect(company.bench.open('run1', 'take over')).toMatchObject([
    {
      shown: {
        options: [
          {
            kind: 'do',
            title: 'Post BNK-FEE of 2026-10-30 against 6855: -12000.00 EUR in 1 lines',
            arguments: { number: refused, takes: { amount: '12000.00', currency: 'EUR' } },
            why: 'not approved: not among those that were approved by carla: the bank owes us this',
          },
          { kind: 'find out' },
          { kind: 'return' },
        ],
      },
    },
  ])
})

test('what was refused is booked otherwise by hand: given back, the month is filed, and nothing is asked or done again', async () => {
  const company = await withFeesRefused()
  const before = [...company.written]
  company.lines.push({ ...lateEntry, id: 'G99', amountMinor: -1_200_000, reference: 'FEES', party: '' })
  await company.bench.giveBack('run1', 'booked as a claim on the bank')
  expect((await company.bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
  expect(company.bench.open('run1', 'approve')).toEqual([])
  expect(company.written).toEqual([...before, 'filed 2026-10'])
  const again = await company.reconcile('2026-10', 'run2')
  expect(again.settled).toMatchObject({ outcome: 'met', why: 'every check holds' })
  expect(company.written).toEqual([...before, 'filed 2026-10'])
})

test.each(['given back', 'asked for again'])(
  'what was refused is approved after all, %s: just that is posted, and the month is filed',
  async (how) => {
    const company = await withFeesRefused()
    const before = [...company.written]
    if (how === 'given back') await company.bench.giveBack('run1', 'it is right after all')
    else await company.reconcile('2026-10', 'run2')
    const run = how === 'given back' ? 'run1' : 'run2'
    expect(company.written).toEqual(before)
    await company.bench.decide(run, 'approved', 'carla')
    expect((await company.bench.state(run)).settled).toMatchObject({ outcome: 'met' })
    expect(company.written).toEqual([...before, `journal ${refused}`, 'filed 2026-10'])
  },
)

test('rejected, nothing is posted or filed, and somebody has it with the reason', async () => {
  const company = withDearFees()
  await company.reconcile()
  await company.bench.decide('run1', 'rejected', 'carla')
  expect((await company.bench.state('run1')).settled?.outcome).toBe('handed over')
  expect(company.written).toEqual([])
  expect(company.filed).toHaveLength(1)
})

test('the statement is another one by the time of the approval: everything is worked out and asked anew', async () => {
  const company = withDearFees()
  await company.reconcile()
  company.months.set('2026-10', { opening: 1_022_000, rows: octoberWithFees(-1_300_000) })
  await company.bench.pass('1h')
  await company.bench.decide('run1', 'approved', 'carla')
  expect(posted(company)).not.toContainEqual(expect.stringContaining('-1200000'))
  await company.bench.decide('run1', 'approved', 'carla')
  expect(posted(company)).toContain('2026-10-30 BNK-FEE 6855 B11 -1300000')
  expect((await company.bench.state('run1')).settled?.outcome).toBe('met')
})

test('somebody books a missing line before it is filed: it is no longer anybody’s task', async () => {
  const company = withDearFees()
  await company.reconcile()
  company.lines.push(lateEntry)
  await company.bench.pass('1h')
  await company.bench.decide('run1', 'approved', 'carla')
  if (company.bench.open('run1', 'approve').length > 0) await company.bench.decide('run1', 'approved', 'carla')
  expect((await company.bench.state('run1')).settled?.outcome).toBe('met')
  expect(forReview(company)).not.toContainEqual(expect.stringContaining('B13'))
})
