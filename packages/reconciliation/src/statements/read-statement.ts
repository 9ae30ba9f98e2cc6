import type { CarriedBankLine } from './bank-line.ts'
import { StatementProblem } from './problem.ts'
import { csvFormats, type CsvFormat } from './csv/csv-format.ts'
import type { CsvGiven } from './csv/csv-rows.ts'
import { refuseUnexpected, type Expected, type Statement } from './statement.ts'
import { StatementBuilder } from './statement-builder.ts'
import { decoded } from './decode.ts'

export type Format = 'camt.053' | 'mt940' | 'ofx' | 'csv'

export interface ReadOptions extends Expected, Pick<CsvGiven, 'balances'> {
  /** Lists of banks that are not among `csvFormats`; they come first. */
  readonly formats?: readonly CsvFormat[]
  /** Lines of the months before that nothing in the books stood for: they come first, and count for no balance. */
  readonly carried?: readonly CarriedBankLine[]
}

/** A file as its pieces come. */
export type StatementBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Reads a statement of one account, of whatever format, as a whole or not at all: its lines lead from its opening to its
 * closing balance.
 * @throws StatementProblem which names the field, what was expected and how to mend it.
 */
export async function readStatement(bytes: StatementBytes, options: ReadOptions = {}): Promise<Statement> {
  return readStatements([bytes], options)
}

/**
 * Reads the files of one account that follow each other, in their order, as one statement: each begins where the one before
 * ended.
 * @throws StatementProblem as `readStatement` does, and where one between them is missing.
 */
export async function readStatements(
  files: AsyncIterable<StatementBytes> | Iterable<StatementBytes>,
  options: ReadOptions = {},
): Promise<Statement> {
  const builder = new StatementBuilder(options.account, options.carried)
  for await (const bytes of files) await readFile(bytes, builder, options)
  const statement = builder.finish()
  refuseUnexpected(statement, options)
  return statement
}

async function readFile(bytes: StatementBytes, builder: StatementBuilder, options: ReadOptions): Promise<void> {
  const { start, text } = await decoded(bytes)
  switch (formatOf(start)) {
    case 'camt.053':
      return (await import('./camt/read-camt.ts')).readCamt(text, builder)
    case 'mt940':
      return (await import('./mt940/read-mt940.ts')).readMt940(text, builder)
    case 'ofx':
      return (await import('./ofx/read-ofx.ts')).readOfx(text, builder)
    case 'csv': {
      const { readCsv } = await import('./csv/read-csv.ts')
      return readCsv(text, builder, [...(options.formats ?? []), ...csvFormats], options)
    }
  }
}

/**
 * What a file is, by its beginning.
 * @throws StatementProblem where it is nothing that is known.
 */
export function formatOf(start: string): Format {
  if (/<(?:\w+:)?BkToCstmrStmt[\s>]/.test(start) || /camt\.053\.\d/.test(start)) return 'camt.053'
  if (/OFXHEADER|<OFX[\s>]/i.test(start)) return 'ofx'
  if (/(?:^|\n):20:/.test(start) || start.startsWith('{1:')) return 'mt940'
  if (/^\s*</.test(start))
    throw new StatementProblem('unknown format', {
      found: start,
      expected: 'XML that is neither camt.053 nor OFX; ask the bank for the statement of booked entries',
    })
  const [line = ''] = start.split(/\r?\n/)
  if (/[,;\t]/.test(start) && !/\0/.test(start)) return 'csv'
  throw new StatementProblem('unknown format', { found: line, expected: 'camt.053, MT940, OFX or CSV was expected' })
}
