import { styleText } from 'node:util'
import { clean, cleanLine } from '../../told/clean.ts'
import { plain, wrap, type Paint, type Part } from './wrap.ts'

/** Where a command writes: for people line by line, or with `--json` one JSON value and nothing else. */
export interface Terminal {
  readonly json: boolean
  /** A line for people, wrapped; nothing with `--json`. */
  line(parts?: Part | readonly Part[], options?: { readonly indent?: number; readonly hang?: number }): void
  /**
   * Rows whose first parts, as many as there are `columns`, stand under each other, each at least so wide; what follows
   * is wrapped beside them.
   */
  table(columns: readonly number[], rows: readonly (readonly Part[])[], indent?: number): void
  /** A command to be typed as it stands: never cut, so that it can be copied. */
  command(text: string): void
  /** Lines of code as they stand. */
  code(text: string): void
  /** The value that `--json` prints; nothing for people. */
  data(value: unknown): void
}

const paint: Paint = (look, text) => styleText(look, text, { stream: process.stdout })

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function terminal(json: boolean): Terminal {
  const width = Math.min(process.stdout.columns || 80, 80)
  return {
    json,
    line(parts = '', { indent = 0, hang = indent } = {}) {
      if (json) return
      const list = Array.isArray(parts) ? (parts as readonly Part[]) : [parts as Part]
      for (const text of wrap(list, { width, indent, hang, paint })) print(text)
    },
    table(columns, rows, indent = 0) {
      if (json) return
      const widths = columns.map((least, column) =>
        Math.max(least, ...rows.map((row) => plain(row.slice(column, column + 1)).length)),
      )
      const used = indent + widths.reduce((sum, one) => sum + one + 2, 0)
      for (const row of rows) {
        const cells = row.slice(0, columns.length).map((cell, column) => {
          const text = clean(typeof cell === 'string' ? cell : cell.text)
          const gap = ' '.repeat((widths[column] ?? 0) + 2 - text.length)
          return (typeof cell === 'string' ? text : paint(cell.look, text)) + gap
        })
        const start = ' '.repeat(indent) + cells.join('')
        const hang = used > width / 2 ? indent + 4 : used
        const [first = '', ...rest] = wrap(row.slice(columns.length), { width, indent: used, hang, paint })
        for (const text of [start.trimEnd() === '' ? first : `${start}${first.slice(used)}`.trimEnd(), ...rest])
          print(text)
      }
    },
    command(text) {
      if (!json) print(`  ${paint('cyan', clean(text))}`)
    },
    code(text) {
      if (!json) for (const line of text.split('\n')) print(cleanLine(line.replaceAll('\t', ' ')))
    },
    data(value) {
      if (json) print(JSON.stringify(value, null, 2))
    },
  }
}
