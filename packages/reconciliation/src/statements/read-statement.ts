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
}

/**
 * Reads a statement of one account, of whatever format, as a whole or not at all: its lines lead from its opening to its
 * closing balance.
 * @throws StatementProblem which names the field, what was expected and how to mend it.
 */
export async function readStatement(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<Statement> {
  const { start, text } = await decoded(bytes)
  const builder = new StatementBuilder(options.account)
  switch (formatOf(start)) {
    case 'camt.053':
      await (await import('./camt/read-camt.ts')).readCamt(text, builder)
      break
    case 'mt940':
      await (await import('./mt940/read-mt940.ts')).readMt940(text, builder)
      break
    case 'ofx':
      await (await import('./ofx/read-ofx.ts')).readOfx(text, builder)
      break
    case 'csv': {
      const { readCsv } = await import('./csv/read-csv.ts')
      await readCsv(text, builder, [...(options.formats ?? []), ...csvFormats], options)
    }
  }
  const statement = builder.finish()
  refuseUnexpected(statement, options)
  return statement
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
