import { Money } from '../facts/money.ts'
import type { Cell } from './sections/cell.ts'
import { matches } from './layers/tables.ts'
import { Limit } from './language/limit.ts'
import type { Column, Row, Table } from './sections/table.ts'
import { shown } from './language/value.ts'
import type { Field } from './language/value-type.ts'

const mostPoints = 20_000
const unlisted = 'XXX'

/** Looks at a table from the values around every literal of its cells, and reports what its author may not have meant. */
export function reviewTable(table: Table, currencies: readonly string[] | undefined): void {
  const columns = table.columns.map((column, index) =>
    pointsOf(
      column.input.result,
      table.rows.map((row) => row.cells[index]),
      currencies,
    ),
  )
  const total = columns.reduce((product, points) => product * points.length, 1)
  const looked = Math.min(total, mostPoints)
  const reached = new Set<Row>()
  const gaps: (readonly unknown[])[] = []
  const overlaps = new Map<string, { row: Row; other: Row; values: readonly unknown[] }>()
  for (let index = 0; index < looked; index++) {
    const values = pointAt(columns, index)
    const matching = table.rows.filter((row) => matches(row, values) === 'yes')
    const [first, second] = matching
    if (!first) gaps.push(values)
    else if (table.hit === 'first') reached.add(first)
    else for (const row of matching) reached.add(row)
    if (table.hit === 'unique' && first && second)
      overlaps.set(`${first.id} ${second.id}`, { row: first, other: second, values })
  }
  const capped = looked < total ? `; the first ${looked} of ${total} combinations were looked at` : ''
  for (const { row, other, values } of overlaps.values()) {
    other.part.report(
      `Rows "${row.name}" and "${other.name}" of table ${table.name} both match ${pointText(table.columns, values)}`,
      'Make them exclude each other, or write hit: first',
    )
  }
  const [gap] = gaps
  if (gap) {
    const more = gaps.length > 1 ? ` and ${gaps.length - 1} more of ${looked} combinations` : ''
    table.rows[0]?.part.warn(
      `No row of table ${table.name} covers ${pointText(table.columns, gap)}${more}${capped}; such a call is denied`,
      'Add a row for it, if it should be anything else',
    )
  } else if (capped)
    table.rows[0]?.part.warn(
      `Table ${table.name} is large${capped}`,
      'Split it into smaller tables to have all of it checked',
    )
  if (capped) return
  for (const row of table.rows) {
    if (!reached.has(row))
      row.part.warn(
        `Row "${row.name}" of table ${table.name} never decides: the rows before it, or its own cells, leave nothing for it`,
        'Move it up, widen it or remove it',
      )
  }
}

function pointAt(columns: readonly (readonly unknown[])[], index: number): readonly unknown[] {
  let rest = index
  return columns.map((points) => {
    const point = points[rest % points.length]
    rest = Math.floor(rest / points.length)
    return point
  })
}

function pointText(columns: readonly Column[], values: readonly unknown[]): string {
  const texts = columns.map((column, index) => {
    const value = values[index]
    const other = value instanceof Money && value.currency === unlisted
    return `${column.name} ${other ? 'an amount in another currency' : shown(value)}`
  })
  return texts.join(', ')
}

/** Values that stand for all others: each literal, its neighbours, and one that no cell mentions. */
export function pointsOf(
  field: Field,
  cells: readonly (Cell | undefined)[],
  currencies: readonly string[] | undefined,
): readonly unknown[] {
  const { type } = field
  const literals = cells.flatMap((cell): readonly unknown[] => {
    if (cell?.kind === 'compare') return [cell.bound]
    if (cell?.kind === 'range') return [cell.from, cell.to]
    return cell?.kind === 'one of' ? cell.values : []
  })
  const missing = field.optional ? [undefined] : []
  switch (type.kind) {
    case 'boolean':
      return [true, false, ...missing]
    case 'text':
      return [...(type.values ?? [...new Set([...literals, 'anything else'])]), ...missing]
    case 'money':
      return [
        ...moneyPoints(
          literals.filter((one) => one instanceof Limit),
          currencies,
        ),
        ...missing,
      ]
    case 'instant': {
      const times = literals
        .filter((one) => one instanceof Date)
        .flatMap((date) => [-1, 0, 1].map((step) => date.getTime() + step))
      return [...[...new Set(times.length > 0 ? times : [0])].map((time) => new Date(time)), ...missing]
    }
    case 'number':
      return [
        ...numberPoints(
          literals.filter((one) => typeof one === 'number'),
          type,
        ),
        ...missing,
      ]
    case 'list':
    case 'record':
    case 'outside text':
    case 'other':
    default:
      return [undefined]
  }
}

function numberPoints(
  literals: readonly number[],
  { whole, least, most }: { whole: boolean; least: number; most: number },
): readonly number[] {
  const ends = [least, most].filter((end) => Number.isFinite(end) && Math.abs(end) < Number.MAX_SAFE_INTEGER)
  const sorted = [...new Set([...literals, ...ends])].toSorted((one, other) => one - other)
  const near = sorted.flatMap((value, index) => {
    const next = sorted[index + 1]
    return whole ? [value - 1, value, value + 1] : [value, next === undefined ? value + 1 : (value + next) / 2]
  })
  const points = [...new Set([(sorted[0] ?? 0) - 1, ...near].map((value) => Number(value.toPrecision(15))))].filter(
    (value) => value >= least && value <= most,
  )
  return points.length > 0 ? points : [0]
}

/** Amounts below zero count only where a cell mentions one. */
function moneyPoints(limits: readonly Limit[], currencies: readonly string[] | undefined): readonly Money[] {
  const amounts = limits.flatMap((limit) => [...limit.amounts.values()])
  const listed = new Set([...amounts.map((amount) => amount.currency), ...(currencies ?? [unlisted])])
  return [...listed].flatMap((currency) => {
    const own = amounts.filter((amount) => amount.currency === currency).map((amount) => amount.minor)
    const negative = own.some((minor) => minor < 0n)
    const near = [0n, ...own].flatMap((minor) => [minor - 1n, minor, minor + 1n])
    return [...new Set(near)].filter((minor) => negative || minor >= 0n).map((minor) => Money.ofMinor(minor, currency))
  })
}
