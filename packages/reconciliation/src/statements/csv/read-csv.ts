import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { longestField } from '../field-length.ts'
import { StatementProblem } from '../problem.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import type { CsvFormat } from './csv-format.ts'
import { CsvRows, type CsvGiven } from './csv-rows.ts'

/** Rows before the head: many banks say there whose list it is. */
const preamble = 50
/** Letters that a row may have. */
const longestRow = longestField * 10

/** Reads a list of lines in the first of the formats whose columns its head has. */
export async function readCsv(
  chunks: AsyncIterable<string> | Iterable<string>,
  builder: StatementBuilder,
  formats: readonly CsvFormat[],
  given: CsvGiven,
): Promise<void> {
  const [delimiter, whole] = await delimiterOf(chunks)
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    info: true,
  })
  const source = Readable.from(whole)
  source.on('error', (error) => parser.destroy(error)).pipe(parser)
  let rows: CsvRows | undefined
  const heads: string[] = []
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (rows) rows.take(record, info.lines)
      else if (heads.length < preamble) {
        heads.push(record.join(delimiter))
        const format = formats.find((one) => one.delimiter === delimiter && hasColumns(record, one))
        if (format) rows = new CsvRows(format, record, builder, given)
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? problemOf(error) : error
  }
  if (!rows)
    throw new StatementProblem('unknown format', {
      found: heads[0] ?? '',
      expected: `no row of the first ${preamble} names the columns of a format that is known; declare one with the columns of this bank (known: ${formats.map(({ name }) => name).join('; ')})`,
    })
  rows.end()
}

function hasColumns(head: readonly string[], { columns }: CsvFormat): boolean {
  const names = new Set(head.map((name) => name.trim()))
  const amounts = typeof columns.amount === 'string' ? [columns.amount] : [columns.amount.in, columns.amount.out]
  return [columns.booked, ...columns.text, ...amounts].every((name) => names.has(name))
}

function problemOf(error: CsvError): StatementProblem {
  const { lines } = error
  const at = typeof lines === 'number' ? `line ${lines}` : ''
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new StatementProblem('field too long', {
      at,
      expected: `a row of at most ${longestRow} letters was expected: a quotation mark is not closed; fetch the file again`,
    })
  return new StatementProblem('cut off', { at, expected: `a whole list was expected: ${error.message}` })
}

/** The sign that parts the columns: the one that the first rows have most of. Nothing of the file is lost by looking. */
async function delimiterOf(
  chunks: AsyncIterable<string> | Iterable<string>,
): Promise<readonly [CsvFormat['delimiter'], AsyncIterable<string>]> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const first = await iterator.next()
  const start = first.done ? '' : first.value.slice(0, 10_000)
  const counts = ([';', '\t', ','] as const).map((sign) => [sign, start.split(sign).length] as const)
  const [[delimiter] = [','] as const] = counts.toSorted(([, one], [, other]) => other - one)
  async function* whole() {
    if (first.done) return
    yield first.value
    for (;;) {
      const next = await iterator.next()
      if (next.done) return
      yield next.value
    }
  }
  return [delimiter, whole()]
}
