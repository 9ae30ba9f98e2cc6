import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { statementPath, type StatementFormat } from '../statements.ts'
import { camtPieces } from './camt.ts'
import { csvPieces } from './csv.ts'
import { mt940Pieces } from './mt940.ts'
import { ofxPieces } from './ofx.ts'
import { type Dialect, dialects, type WrittenLine, type WrittenStatement } from './written.ts'

/** What a file came to. */
export interface WrittenFile {
  bytes: number
  sha256: string
  lines: number
  turnoverMinor: number
}

const writers: Readonly<Record<StatementFormat, (statement: WrittenStatement, dialect: Dialect) => Iterable<string>>> =
  { csv: csvPieces, 'camt.053': camtPieces, mt940: mt940Pieces, ofx: ofxPieces }

/** Letters that are gathered before they are written. */
const gathered = 1 << 14

/** Writes the file of a statement, line by line; its lines are never all in memory. */
export function writeStatement(
  directory: string,
  statement: WrittenStatement,
  { format, dialect }: { format: StatementFormat; dialect: Dialect },
): WrittenFile {
  if (!dialects[format].some((name) => name === dialect))
    throw new Error(`No bank writes ${format} as ${dialect}; there are ${dialects[format].join(', ')}`)
  const path = statementPath(directory, statement.id)
  mkdirSync(dirname(path), { recursive: true })
  const part = `${path}.part`
  const file = openSync(part, 'w')
  const hash = createHash('sha256')
  const [counted, told] = [{ lines: 0, turnoverMinor: 0 }, { bytes: 0 }]
  const flush = (text: string): void => {
    const bytes = Buffer.from(text, dialect === 'German' && format === 'mt940' ? 'latin1' : 'utf8')
    hash.update(bytes)
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from)
    told.bytes += bytes.length
  }
  try {
    let text = ''
    for (const piece of writers[format]({ ...statement, lines: countedLines(statement, counted) }, dialect)) {
      text += piece
      if (text.length < gathered) continue
      flush(text)
      text = ''
    }
    flush(text)
  } finally {
    closeSync(file)
  }
  // Whoever is interrupted leaves no half of a statement.
  renameSync(part, path)
  return { ...counted, ...told, sha256: hash.digest('hex') }
}

function* countedLines(
  { lines }: WrittenStatement,
  counted: { lines: number; turnoverMinor: number },
): Generator<WrittenLine> {
  for (const line of lines) {
    counted.lines += 1
    counted.turnoverMinor += line.minor
    yield line
  }
}
