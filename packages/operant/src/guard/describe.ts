import { askingSentence } from './sections/asking.ts'
import { capSentence } from './sections/autonomy.ts'
import { perText } from './sections/budget.ts'
import type { Cell, CellValue } from './sections/cell.ts'
import type { ActionPolicies } from './decide.ts'
import { grantText } from './sections/grant.ts'
import { outcomeWords } from './outcome.ts'
import { rateSentence } from './sections/rate.ts'
import type { Row, Table } from './sections/table.ts'
import { shown } from './language/value.ts'
import { Limit } from './language/limit.ts'

/** What holds for an action, one plain line each, most binding first. */
export function describeAction(action: string, own: ActionPolicies | undefined): readonly string[] {
  if (!own || (own.tables.length === 0 && own.rules.length === 0)) return [`${action}: denied, for no rule covers it.`]
  const rules = own.rules.map(
    (rule) =>
      `${sentence(rule.name)}: ${outcomeWords(rule.outcome)}${rule.when ? ` when ${rule.when.source}` : ''}.${rule.because ? ` ${rule.because}` : ''}`,
  )
  const checks = own.checks.map(
    (check) =>
      `${sentence(check.name)}: ${outcomeWords(check.otherwise)} unless ${check.holds.source}.${check.because ? ` ${check.because}` : ''}`,
  )
  const tables = own.tables.flatMap((table) =>
    table.rows.map((row) => `${sentence(table.name)}: ${conditions(table, row)}: ${outcomeWords(row.outcome)}.`),
  )
  const budgets = own.budgets.map((budget) => {
    return `Budget ${budget.name}: up to ${limitText(budget.limit)} per ${perText(budget)}; above that ${outcomeWords(budget.over)}.`
  })
  const rest = own.tables.length > 0 ? 'Whatever a table does not cover is denied.' : 'Anything else is denied.'
  const grants = own.grants.map(grantText)
  return [
    ...grants,
    ...rules,
    ...checks,
    ...tables,
    ...budgets,
    ...own.rates.map(rateSentence),
    ...own.autonomy.map(capSentence),
    ...own.requests.map(askingSentence),
    rest,
  ]
}

function conditions(table: Table, row: Row): string {
  const texts = table.columns.flatMap((column, index) => {
    const cell = row.cells[index]
    return cell && cell.kind !== 'any' ? [`${column.name} ${cellWords(cell)}`] : []
  })
  const first = table.hit === 'first' && row === table.rows.at(-1) && table.rows.length > 1
  return texts.length > 0 ? texts.join(', ') : first ? 'everything else' : 'always'
}

const comparisons = { '<': 'below', '<=': 'up to', '>': 'above', '>=': 'from' } as const

function cellWords(cell: Exclude<Cell, { kind: 'any' }>): string {
  switch (cell.kind) {
    case 'missing':
      return cell.not ? 'known' : 'missing'
    case 'compare':
      return `${comparisons[cell.comparison]} ${valueText(cell.bound)}`
    case 'range':
      return `${valueText(cell.from)} to ${valueText(cell.to)}`
    case 'one of':
    default:
      return `${cell.not ? 'not ' : ''}${cell.values.map(valueText).join(' or ')}`
  }
}

function valueText(value: CellValue): string {
  return value instanceof Limit ? limitText(value) : shown(value)
}

function limitText(limit: Limit): string {
  return [...limit.amounts.values()].join(' or ')
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
