import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BankLine } from './bank-line.ts'
import { dayText } from './days.ts'
import { StatementProblem } from './problem.ts'
import { readStatement, readStatements, type ReadOptions } from './read-statement.ts'
import type { Statement } from './statement.ts'

const bytesOf = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name))

/** A file in pieces of a few bytes, as a slow network gives it. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = (bytes: Uint8Array, options?: ReadOptions, size = 7): Promise<Statement> =>
  readStatement(pieces(bytes, size), options)

/** Everything of a statement, its days readable. */
function told({ head, lines }: Statement) {
  const all = Array.from({ length: lines.length }, (_, index) => lineTold(lines.get(index)))
  const balances = [head.opening, head.closing].map(({ day, minor }) => `${dayText(day)} ${minor}`)
  return { account: head.account, currency: head.currency, number: head.number, balances, lines: all }
}

function lineTold({ booked, value, ...line }: BankLine): string {
  const days = booked === value ? dayText(booked) : `${dayText(booked)}/${dayText(value)}`
  const said = Object.entries(line).flatMap(([name, one]) =>
    name === 'minor' || name === 'kind' || one === '' || one === 0 || one === false ? [] : [`${name}=${one}`],
  )
  return [days, line.minor, line.kind, ...said].join(' | ')
}

describe('dialects', () => {
  test.each([
    ['camt-02-german.xml', {}],
    ['camt-04-prefixed.xml', {}],
    ['camt-08-two-accounts.xml', { account: 'NL91 ABNA 0417 1643 00' }],
    ['mt940-german.sta', {}],
    ['mt940-dutch.940', {}],
    ['mt940-plain.txt', {}],
    ['ofx-sgml.ofx', {}],
    ['ofx-xml.ofx', {}],
    ['ofx-french.ofx', {}],
    ['csv-german.csv', {}],
    ['csv-american.csv', { account: '0987654321', currency: 'USD' }],
    ['csv-iso.csv', { account: 'DE02120300000000202051' }],
  ] satisfies readonly (readonly [string, ReadOptions])[])('%s', async (name, options) => {
    const bytes = bytesOf(name)
    const statement = told(await read(bytes, options))
    expect(statement).toMatchSnapshot()
    expect(told(await read(bytes, options, bytes.length))).toEqual(statement)
  })

  test.each(['8859-1', 'NONE', '1252'])('the same letters are read with CHARSET:%s', async (charset) => {
    const bytes = changed('ofx-french.ofx', /CHARSET:\S+/, `CHARSET:${charset}`)
    expect(told(await read(bytes))).toEqual(told(await read(bytesOf('ofx-french.ofx'))))
  })
})

const changed = (name: string, from: string | RegExp, to: string): Buffer =>
  Buffer.from(bytesOf(name).toString('latin1').replace(from, to), 'latin1')

const problemOf = async (bytes: Uint8Array, options?: ReadOptions): Promise<StatementProblem> => {
  const error: unknown = await read(bytes, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof StatementProblem) return error
  throw new Error('it was read, or failed otherwise', { cause: error })
}

describe('broken files give one clear error', () => {
  const long = 'x'.repeat(1_000_000)
  test.each([
    ['half of a camt file', bytesOf('camt-02-german.xml').subarray(0, 2500), 'cut off'],
    ['half of an MT940 file', bytesOf('mt940-german.sta').subarray(0, 262), 'cut off'],
    ['half of an OFX file', bytesOf('ofx-sgml.ofx').subarray(0, 800), 'cut off'],
    ['half of a list', bytesOf('csv-german.csv').subarray(0, 390), 'cut off'],
    ['a line left out', changed('mt940-plain.txt', /:61:261002.*\n:86:.*\nREF 99\n/, ''), 'does not add up'],
    ['a row left out', changed('csv-german.csv', /\n"DE02[^\n]*07.10.26[^\n]*/, ''), 'does not add up'],
    [
      'an entry in another currency',
      changed('camt-02-german.xml', /<Amt Ccy="EUR">18/, '<Amt Ccy="USD">18'),
      'wrong currency',
    ],
    ['a batch that does not come to its entry', changed('camt-02-german.xml', '>25.00<', '>26.00<'), 'does not add up'],
    ['a page left out', changed('mt940-dutch.940', ':60M:C261030EUR5,00', ':60M:C261030EUR6,00'), 'sequence broken'],
    ['a sign that is none', changed('camt-02-german.xml', '>DBIT<', '>MINUS<'), 'field invalid'],
    ['a day that is none', changed('ofx-sgml.ofx', '<DTPOSTED>20261007', '<DTPOSTED>20261307'), 'field invalid'],
    ['a line twice', changed('ofx-sgml.ofx', '<FITID>F2', '<FITID>F1'), 'taken before'],
    ['an amount with too many decimals', changed('mt940-plain.txt', 'D1,25', 'D1,255'), 'field invalid'],
    ['a balance of a later day', changed('ofx-xml.ofx', '<DTASOF>20261031', '<DTASOF>20261105'), 'does not add up'],
    ['a field of a million letters in camt', changed('camt-02-german.xml', 'danke', long), 'field too long'],
    ['a field of a million letters in MT940', changed('mt940-plain.txt', 'FASTER', long), 'field too long'],
    [
      'a field of a million lines in MT940',
      changed('mt940-plain.txt', 'REF 99', 'x\n'.repeat(1_000_000)),
      'field too long',
    ],
    ['a field of a million letters in OFX', changed('ofx-sgml.ofx', 'INV 4711', long), 'field too long'],
    ['a quotation mark that is not closed', changed('csv-iso.csv', '4711"', 'x\n'.repeat(100_000)), 'field too long'],
    [
      'a file with entities of its own',
      changed('camt-08-two-accounts.xml', '<Document', '<!DOCTYPE d [<!ENTITY a "b">]><Document'),
      'field invalid',
    ],
    [
      'a page without its opening balance',
      changed('mt940-dutch.940', /:60M:[^\n]*\n:61:[^\n]*\n/, ''),
      'field missing',
    ],
    [
      'a statement within another',
      changed('camt-08-two-accounts.xml', '<Stmt><Id>B-1', '<Stmt><Stmt><Id>B-1'),
      'cut off',
    ],
    ['a line without its end', changed('ofx-sgml.ofx', '</STMTTRN>', ''), 'cut off'],
    ['a line without its beginning', changed('ofx-sgml.ofx', '<STMTTRN>', ''), 'field missing'],
    ['two lines in one', changed('ofx-sgml.ofx', /<\/STMTTRN>\s*<STMTTRN>/, ''), 'cut off'],
    ['a balance within the last line', changed('ofx-french.ofx', /<\/STMTTRN>\s*<\/BANKTRANLIST>/, ''), 'cut off'],
    ['a year that no file is of', changed('ofx-sgml.ofx', '<DTPOSTED>20261007', '<DTPOSTED>00261007'), 'field invalid'],
    ['an encoding that there is not', changed('camt-02-german.xml', 'UTF-8', 'UTF-9'), 'field invalid'],
    ['a code page that there is not', changed('ofx-sgml.ofx', 'CHARSET:1252', 'CHARSET:125'), 'field invalid'],
    ['another sort of XML', Buffer.from('<html><body>Session expired</body></html>'), 'unknown format'],
    ['a list of other columns', Buffer.from('a,b,c\n1,2,3\n'), 'unknown format'],
    ['no text', Buffer.from([0, 1, 2, 3]), 'unknown format'],
    ['nothing', Buffer.alloc(0), 'unknown format'],
  ])('%s', async (_, bytes, kind) => {
    const problem = await problemOf(bytes)
    expect(problem.kind).toBe(kind)
    expect(problem.expected).not.toBe('')
    expect(problem.message.length).toBeLessThan(700)
  })

  test('several accounts, where none is meant', async () => {
    expect((await problemOf(bytesOf('camt-08-two-accounts.xml'))).kind).toBe('wrong account')
  })

  test('another account, currency or beginning than expected', async () => {
    const bytes = bytesOf('mt940-plain.txt')
    const { head } = await read(bytes)
    expect((await problemOf(bytes, { account: 'GB00' })).kind).toBe('wrong account')
    expect((await problemOf(bytes, { currency: 'EUR' })).kind).toBe('wrong currency')
    expect((await problemOf(bytes, { previous: head })).kind).toBe('taken before')
    const gap = { ...head, number: '5', closing: { day: head.opening.day, minor: head.opening.minor + 1 } }
    expect((await problemOf(bytes, { previous: gap })).message).toBe(
      'opening balance: sequence broken ("-10.00 GBP"); the last statement taken ended on 2026-10-01 with -9.99 GBP; take the ones between first',
    )
    const before = { ...head, number: '6', closing: head.opening }
    expect((await read(bytes, { previous: before })).head.closing.minor).toBe(19875)
  })
})

describe('several files of one account', () => {
  const head = 'id,booked,value,kind,amount,currency,balance,party,reference,cheque,charges,original,text\n'
  const first = Buffer.from(`${head}a,2026-10-01,,payment,10.00,EUR,110.00,ACME,,,,,\n`)
  const second = Buffer.from(`${head}b,2026-10-02,,payment,-5.50,EUR,104.50,ACME,,,,6.00 USD,\n`)
  const account = 'X'

  test('are one statement', async () => {
    const { head: whole, lines } = await readStatements([[first], [second]], { account })
    expect([whole.opening.minor, whole.closing.minor, lines.length, lines.text(1, 'original')]).toEqual([
      10_000,
      10_450,
      2,
      '6.00 USD',
    ])
  })

  test('that do not follow each other are refused, and so is the same one twice', async () => {
    const gap = Buffer.from(`${head}c,2026-10-03,,payment,1.00,EUR,200.00,ACME,,,,,\n`)
    await expect(readStatements([[first], [gap]], { account })).rejects.toMatchObject({ kind: 'sequence broken' })
    await expect(readStatements([[first], [first]], { account })).rejects.toMatchObject({ kind: 'sequence broken' })
  })

  test('come behind what was carried, which counts for no balance', async () => {
    const { lines } = await readStatement([first], { account })
    const carried = [{ ...lines.get(0), minor: 777, was: 'not booked' }]
    const statement = await readStatements([[first], [second]], { account, carried })
    expect([statement.lines.length, statement.lines.carried, statement.lines.was(0), statement.lines.was(1)]).toEqual([
      3,
      1,
      'not booked',
      '',
    ])
  })
})
