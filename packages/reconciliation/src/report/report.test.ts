import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { october, statement, type Line } from '../testing/october.ts'
import { reportFiles, type ReportFile } from './report-files.ts'
import { reportOf } from './contents/report-of.ts'
import type { ReportTold } from './told.ts'

const told: ReportTold = {
  company: 'Alder & Sons',
  accountTitle: 'Euro account',
  period: 'October 2026',
  workpaper: 'ab'.repeat(32),
  files: [{ name: 'october.xml', sha256: 'cd'.repeat(32) }],
  prepared: { at: '2 Nov 2026', by: 'the finance agent' },
  standings: new Map([['euro/2026-10/DIFF-SML/2026-10-28/1', 'posted']]),
}

test('both sides are led step by step to the same balance', () => {
  const { bank, book, ties } = reportOf(october(), told)
  expect(ties).toBe(true)
  expect([bank.adjustedMinor, book.adjustedMinor]).toEqual([1_194_530, 1_194_530])
  expect(bank.steps.map(({ title, minor }) => [title, minor])).toEqual([
    ['Deposits in transit', 64000],
    ['Outstanding cheques', -61500],
    ['Stale cheques', -22000],
  ])
  expect(book.steps.map(({ title, minor }) => [title, minor])).toEqual([
    ['Returned payments', -300000],
    ['Not booked', 41000],
    ['Digits transposed', 9000],
    ['Booked twice', 7500],
    ['Bank fees', -1850],
    ['Charges of payouts', -839],
    ['Interest', 412],
    ['Small differences', 3],
  ])
})

test('each line of both sides is one of four, and each exception has an owner', () => {
  const { lines, exceptions, carried, posted, owners, ages } = reportOf(october(), told)
  expect(lines.bank).toEqual({ all: 13, matched: 8, posted: 2, carried: 0, exception: 3 })
  expect(lines.book).toEqual({ all: 17, matched: 12, posted: 0, carried: 2, exception: 3 })
  expect(exceptions.rows.map(({ title, names, owner }) => `${names.join(' ')}: ${title}, ${owner}`)).toEqual([
    'B9: Returned payment, receivables',
    'B13: Not booked, receivables',
    'G0: Stale cheque, payables',
    'B5 G8: Digits transposed, ledger',
    'G10: Booked twice, payables',
  ])
  expect(exceptions.rows.map(({ carriedBefore }) => carriedBefore)).toEqual([false, false, true, false, false])
  expect(carried.rows.map(({ names, age }) => [...names, age])).toEqual([
    ['G7', 19],
    ['G16', 0],
  ])
  expect(
    posted.rows.map(({ code, journal, minor }) => [code, journal.startsWith(`euro/2026-10/${code}/`), minor]),
  ).toEqual([
    ['BNK-FEE', true, -1850],
    ['FEE-PSP', true, -839],
    ['BNK-INT', true, 412],
    ['DIFF-SML', true, 3],
  ])
  expect(owners.reduce((sum, { count }) => sum + count, 0)).toBe(5)
  expect(ages.map((band) => [band.carried.count, band.exceptions.count])).toEqual([
    [1, 1],
    [1, 3],
    [0, 0],
    [0, 0],
    [0, 1],
  ])
})

test('every line is in the file of values once, with what became of it', () => {
  const rows = valuesOf(textOf('lines.csv'))
  const sumOf = (side: string) =>
    rows.filter((row) => row['side'] === side).reduce((sum, row) => sum + Math.round(Number(row['amount']) * 100), 0)
  expect([sumOf('bank'), sumOf('books')]).toEqual([1_214_030 - 1_022_000, 1_439_304 - 1_000_000 - 22_000])
  expect(new Set(rows.map((row) => `${row['side']} ${row['line']}`)).size).toBe(13 + 17)
  expect(rows.find((row) => row['line'] === 'B10')).toMatchObject({ standing: 'matched', class: 'small difference' })
  expect(rows.find((row) => row['line'] === 'G10')).toMatchObject({ standing: 'exception', class: 'booked twice' })
  expect(rows.filter((row) => row['place'] === '').map((row) => row['line'])).toEqual(['G0'])
  expect(rows.find((row) => row['line'] === 'G1')?.['place']).toBe('1')
  const explained = rows.filter((row) => row['group'] !== '' && row['explanation'] !== '')
  expect(explained).toHaveLength(new Set(rows.map((row) => row['group'])).size - 1)
})

test('the items come to what brings the two sides together', () => {
  const rows = valuesOf(textOf('items.csv'))
  const sumOf = (side: string) =>
    rows.filter((row) => row['side'] === side).reduce((sum, row) => sum + Math.round(Number(row['amount']) * 100), 0)
  expect([1_214_030 + sumOf('bank'), 1_439_304 + sumOf('book')]).toEqual([1_194_530, 1_194_530])
  expect(rows.filter((row) => row['treatment'] === 'with people').every((row) => row['owner'] !== '')).toBe(true)
})

test('the page says what it has to say, needs nothing else, and is well formed', () => {
  const page = textOf('report.html')
  refuseMalformed(page)
  const text = page.replaceAll(/<[^>]*>/g, ' ')
  for (const said of ['It ties to the cent', '11,945.30', '−3,000.00', 'FALCON', 'receivables', told.workpaper])
    expect(text).toContain(said)
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|https?:/)
  expect(page.match(/href="[^#]/)).toBeNull()
  expect(page).toContain(`Content-Security-Policy" content="default-src 'none'`)
})

test('Markdown tells the same', () => {
  const text = textOf('report.md')
  expect(text).toContain('| Bank statement, closing balance | 12,140.30 |')
  expect(text).toContain('| **Adjusted book balance** | **11,945.30** |')
  expect(text).toContain(
    String.raw`| I-4 | Returned payment | 2026-10-25 | RCV1006 returned | −3,000.00 | A payment came back: RCV1006 returned. | Reopen the receivable, and charge what it cost. | receivables |`,
  )
})

const hostile = `</td><script>alert(1)</script> "><img src=x onerror=alert(1)> [click](javascript:alert(1)) | \u202Ehttp://evil.example @all`

test('what a payer wrote stays text in each file', () => {
  const files = reportFiles(october([...statement.slice(0, -1), written(hostile)]), { ...told, company: hostile })
  const page = whole(files, 'report.html')
  refuseMalformed(page)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).not.toMatch(/<script|<img|\u202E/)
  const markdown = whole(files, 'report.md')
  expect(markdown).not.toMatch(/<script|\]\(javascript|\u202E|http:\/\/|@all/)
  const lines = markdown.split('\n').filter((line) => line.startsWith('| I-'))
  expect(lines.map((line) => line.split(/(?<!\\)\|/).length)).toContain(10)
  expect(lines.every((line) => [9, 10, 7, 8].includes(line.split(/(?<!\\)\|/).length))).toBe(true)
  const [row] = valuesOf(whole(files, 'lines.csv')).filter((one) => one['line'] === 'B13')
  expect(row?.['party']).toBe(hostile)
})

test('a formula from outside is kept a text', () => {
  const files = reportFiles(october([...statement.slice(0, -1), written('=HYPERLINK("http://evil.example")')]), told)
  const [row] = valuesOf(whole(files, 'lines.csv')).filter((one) => one['line'] === 'B13')
  expect(row?.['party']).toBe(`'=HYPERLINK("http://evil.example")`)
})

test('long lists are cut and say so; the files of values have everything', () => {
  const limits = { exceptions: 2, carried: 1, posted: 1, journals: 1, matched: 3 }
  const files = reportFiles(october(), told, limits)
  const page = whole(files, 'report.html')
  expect(page).toContain('These are the largest 2 of 5; all of them are in items.csv.')
  expect(page).toContain('These are the first 3 of 8; all of them are in lines.csv.')
  expect(page).toContain('RCV1006 returned')
  expect(page).not.toContain('GRANITE is')
  expect(whole(files, 'report.md')).toContain('These are the oldest 1 of 2; all are in items.csv.')
  expect(valuesOf(whole(files, 'items.csv'))).toHaveLength(11)
})

test('where it does not tie, it says by how much', () => {
  const done = october()
  const apart = { ...done, proof: { ...done.proof, ties: false, openingGapMinor: 1_200 } }
  const book = { ...apart, proof: { ...apart.proof, closingBookMinor: 1_438_104, adjustedBookMinor: 1_193_330 } }
  const page = whole(reportFiles(book, told), 'report.html')
  expect(page).toContain('It does not tie.')
  expect(page).toContain('12.00 EUR apart')
  expect(page).toContain('the month before was not reconciled')
})

test('items that do not lead to the balance are no report', () => {
  const done = october()
  const wrong = { ...done, items: done.items.filter(({ class: name }) => name !== 'fee') }
  expect(() => reportFiles(wrong, told)).toThrow('the items lead to')
})

test('the same reconciliation gives the same bytes', () => {
  const [one, other] = [reportFiles(october(), told), reportFiles(october(), told)]
  expect(one.map(({ name }) => whole(one, name))).toEqual(other.map(({ name }) => whole(other, name)))
})

function written(party: string): Line {
  const [id, on, minor, kind, text] = statement.at(-1) ?? ['', 0, 0, 'payment', '']
  return [id, on, minor, kind, text, party]
}

function textOf(name: ReportFile['name']): string {
  return whole(reportFiles(october(), told), name)
}

function whole(files: readonly ReportFile[], name: ReportFile['name']): string {
  return files.flatMap((file) => (file.name === name ? [...file.pieces()] : [])).join('')
}

function valuesOf(text: string): readonly Readonly<Record<string, string>>[] {
  return parse(text, { columns: true, relax_column_count: false })
}

/** @throws Error where the markup is not well formed, as any XML. */
function refuseMalformed(page: string): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(page).close()
}
