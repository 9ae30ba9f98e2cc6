import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bankCompany, exampleOfReconciliation } from '../../testing/bank-company.ts'
import { broken, reached, ways } from '../../testing/company.ts'
import { reconciliationExample } from '../../world/bank/reconciliation-example.ts'
import type { BookLine } from '../../records/bank/postings.ts'
import type { JournalRequest } from './journals.ts'

const { account, period } = reconciliationExample
const october = { account, from: '2026-10-01', to: '2026-10-31' }
const journal: JournalRequest = {
  number: 'RE-1800-2026-10-BNK-FEE-1',
  account,
  day: '2026-10-30',
  code: 'BNK-FEE',
  counter: '6855',
  lines: [
    { about: 'B11', amountMinor: -1_850, text: 'FEES' },
    { about: 'B12', amountMinor: 412, text: 'INTEREST' },
  ],
}
const shaOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
const shaOfLines = shaOf(journal.lines.map(({ about, amountMinor, text }) => [about, amountMinor, text]))

test.each(ways)('October is in the books as it was worked out by hand, %s', async (way) => {
  const { company, directory } = await reached(way, exampleOfReconciliation())
  const { books } = company
  expect(await books.balance({ account, on: '2026-09-30' })).toEqual({ amount: '10000.00', currency: 'EUR' })
  expect(await books.balance({ account, on: '2026-10-31' })).toEqual({ amount: '14393.04', currency: 'EUR' })
  const { lines, next } = await books.cashLines({ ...october, after: null })
  expect([lines.length, next]).toEqual([16, null])
  expect(lines[1]).toEqual({
    id: lines[1]?.id,
    day: '2026-10-03',
    amountMinor: -43_020,
    reference: 'PAY2001',
    cheque: '5001',
    party: 'BETA',
    text: '',
    batch: '',
  })
  expect(await books.cashTotals(october)).toEqual({ lines: 16, totalMinor: 439_304, last: lines.at(-1)?.id })
  expect(await books.findReconciliation({ account, period: '2026-09' })).toMatchObject({
    closingBankMinor: 1_022_000,
    closingBookMinor: 1_000_000,
    carried: 1,
    carriedMinor: -22_000,
  })
  const carried = await books.carriedLines({ account, period: '2026-09', after: null })
  expect(carried.lines).toMatchObject([{ day: '2026-03-10', amountMinor: -22_000, cheque: '4711' }])
  expect(broken(directory)).toEqual([])
})

test('what is dated after today is not in the books yet', async () => {
  const { company } = exampleOfReconciliation()
  await company.controls.setClock('2026-10-05T08:00:00Z')
  expect((await company.books.cashLines({ ...october, after: null })).lines).toHaveLength(4)
  expect(await company.books.cashTotals(october)).toMatchObject({ lines: 4 })
  expect(await company.books.balance({ account, on: '2026-10-31' })).toEqual({ amount: '12815.30', currency: 'EUR' })
})

test.each(ways)('a journal is posted once, as a whole, and stands apart from what people booked, %s', async (way) => {
  const { company, directory } = await reached(way, exampleOfReconciliation())
  const { books } = company
  expect(await books.findJournal({ number: journal.number })).toBeNull()
  const posted = await books.postJournal(journal, 'k')
  const { lines: _, ...head } = journal
  expect(posted).toMatchObject({ ...head, lines: 2, largestMinor: 1_850, totalMinor: -1_438, sha256: shaOfLines })
  expect(await books.findJournal({ number: journal.number })).toEqual(posted)
  await expect(books.postJournal(journal, 'k')).rejects.toMatchObject({ code: 'number-taken', field: 'number' })
  expect(await books.balance({ account, on: '2026-10-31' })).toEqual({ amount: '14378.66', currency: 'EUR' })
  expect(await books.balance({ account: '6855', on: '2026-10-31' })).toEqual({ amount: '14.38', currency: 'EUR' })
  expect(await books.cashTotals(october)).toMatchObject({ lines: 16, totalMinor: 439_304 })
  expect(broken(directory)).toEqual([])
})

test('a journal that cannot be is refused, and nothing of it is posted', async () => {
  const { company } = exampleOfReconciliation()
  const wrong: readonly (readonly [Partial<JournalRequest>, string])[] = [
    [{ account: '6855' }, 'account'],
    [{ counter: '9999' }, 'counter'],
    [{ counter: '1800' }, 'counter'],
    [{ day: '2027-01-01' }, 'day'],
    [{ code: '' }, 'code'],
    [{ lines: [] }, 'lines'],
    [{ lines: Array.from({ length: 501 }, () => ({ about: 'B', amountMinor: 1, text: '' })) }, 'lines'],
    [{ lines: [...journal.lines, { about: 'B', amountMinor: 0.5, text: '' }] }, 'lines'],
    [{ number: 'a b' }, 'number'],
  ]
  for (const [change, field] of wrong)
    await expect(company.books.postJournal({ ...journal, ...change }, 'k')).rejects.toMatchObject({ field })
  expect(await company.ledger.writes()).toEqual([])
  expect(await company.books.balance({ account, on: '2026-10-31' })).toMatchObject({ amount: '14393.04' })
})

test('faults strike the books as they strike other systems, and a journal is never there in part', async () => {
  const { company } = exampleOfReconciliation()
  const { books, faults } = company
  const operation = 'postJournal'
  await faults.script({ system: 'books', operation, strikes: ['time-out-before', 'rate-limit', 'time-out-after'] })
  await expect(books.postJournal(journal, 'k')).rejects.toMatchObject({ retry: 'unknown-outcome' })
  expect(await books.findJournal({ number: journal.number })).toBeNull()
  await expect(books.postJournal(journal, 'k')).rejects.toMatchObject({ retry: 'later' })
  await expect(books.postJournal(journal, 'k')).rejects.toMatchObject({ retry: 'unknown-outcome' })
  await faults.set({ system: 'books', operation: 'findJournal', kind: 'stale-read', remaining: 1 })
  const other = { ...journal, number: 'RE-2' }
  await books.postJournal(other, 'l')
  expect(await books.findJournal({ number: other.number })).toBeNull()
  expect(await books.findJournal({ number: other.number })).toMatchObject({ lines: 2 })
  expect(await books.findJournal({ number: journal.number })).toMatchObject({ lines: 2, sha256: shaOfLines })
  const half = { system: 'books', operation, kind: 'half-applied' } as const
  await expect(faults.set(half)).rejects.toThrow('one that writes several records')
})

test.each(ways)('a worklist has an owner, and its items are those that it was given last, %s', async (way) => {
  const { books } = (await reached(way, exampleOfReconciliation())).company
  const item = { about: 'B13', amountMinor: 41_000, day: '2026-10-30', cause: 'not booked', text: 'KESTREL' }
  const items = [item, { ...item, about: 'B9', amountMinor: -300_000 }]
  const list = { number: 'WL-1', account, period, owner: 'receivables', class: 'not booked', items }
  expect(await books.findWorklist({ number: 'WL-1' })).toBeNull()
  const assigned = await books.assignWorklist(list, 'k')
  expect(assigned).toMatchObject({ owner: 'receivables', items: 2, totalMinor: -259_000, sha256: shaOf(items) })
  await books.assignWorklist({ ...list, items: [item] }, 'l')
  expect(await books.findWorklist({ number: 'WL-1' })).toMatchObject({ items: 1, sha256: shaOf([item]) })
  await expect(books.assignWorklist({ ...list, owner: '' }, 'm')).rejects.toMatchObject({ code: 'no-owner' })
})

test.each(ways)('a month is filed with what it carries on, until a later one is, %s', async (way) => {
  const { company, directory } = await reached(way, exampleOfReconciliation())
  const { books } = company
  const { lines } = await books.cashLines({ ...october, after: null })
  const carried = lines.filter(({ reference }) => ['PAY2003', 'RCV1007'].includes(reference)).map(({ id }) => id)
  const filing = {
    account,
    period,
    workpaper: 'a'.repeat(64),
    statements: ['b'.repeat(64)],
    carried,
    closingBankMinor: 1_214_030,
    closingBookMinor: 1_439_304,
    adjustedMinor: 1_194_530,
    open: [{ about: 'B13', minor: 41_000 }, { about: 'B9' }],
    files: [{ name: 'report.html', sha256: 'c'.repeat(64) }],
  }
  const filed = await books.fileReconciliation(filing, 'k')
  expect(filed).toMatchObject({ ...filing, carried: 2, carriedMinor: 2_500, open: 2 })
  const open = { account, period, after: null }
  expect(await books.openLines(open)).toEqual({ lines: filing.open, next: null })
  expect(await books.latestReconciliation({ account })).toEqual(filed)
  await books.fileReconciliation({ ...filing, workpaper: 'd'.repeat(64), carried: carried.slice(1), open: [] }, 'l')
  expect(await books.openLines(open)).toEqual({ lines: [], next: null })
  expect(await books.findReconciliation({ account, period })).toMatchObject({ workpaper: 'd'.repeat(64), carried: 1 })
  const again = books.fileReconciliation({ ...filing, period: '2026-09' }, 'm')
  await expect(again).rejects.toMatchObject({ code: 'followed', field: 'period' })
  const strange = books.fileReconciliation({ ...filing, carried: ['GL-20261001-7'] }, 'n')
  await expect(strange).rejects.toMatchObject({ code: 'unknown-line', field: 'carried' })
  expect(broken(directory)).toEqual([])
})

test('many lines come in pages, each once and in order', async () => {
  const { company } = bankCompany({ seed: 5, lines: 20_000, difficulty: 1 })
  const found: BookLine[] = []
  let pages = 0
  for (let after: string | null = null; after !== null || pages === 0; pages += 1) {
    const page = await company.books.cashLines({ ...october, after })
    found.push(...page.lines)
    after = page.next
  }
  expect(pages).toBe(2)
  const totals = await company.books.cashTotals(october)
  expect(totals.lines).toBe(found.length)
  expect(totals.totalMinor).toBe(found.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).toSorted())
})
