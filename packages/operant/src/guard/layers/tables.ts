import type { Met } from '../sections/cell.ts'
import { meets } from '../sections/cell.ts'
import type { ValueOf } from '../language/expression.ts'
import type { Clause, Finding } from '../finding.ts'
import { cannotJudge, finding, seen } from '../finding.ts'
import { outcomePhrase } from '../outcome.ts'
import type { Row, Table } from '../sections/table.ts'
import { shown } from '../language/value.ts'

/** Whether a row matches: every cell is met. */
export function matches(row: Row, values: readonly unknown[]): Met {
  let all: Met = 'yes'
  for (const [index, cell] of row.cells.entries()) {
    const met = meets(cell, values[index])
    if (met === 'no') return 'no'
    if (met === 'cannot tell') all = met
  }
  return all
}

/**
 * What a table says. A row of which it cannot be told whether it matches never allows; where it would do more than
 * allow it counts, beside the row that does match. No matching row, or two where one is promised, is a denial.
 */
export function decideTable(table: Table, valueOf: ValueOf): readonly Finding[] {
  let values: readonly unknown[]
  try {
    values = table.columns.map((column) => column.input.evaluate(valueOf))
  } catch (error) {
    return [
      cannotJudge('rule', table.id, table.name, error, [
        {
          source: table.name,
          result: 'error',
          values: seen(
            table.columns.flatMap((column) => column.input.reads),
            valueOf,
          ),
        },
      ]),
    ]
  }
  const findings: Finding[] = []
  const passed: Clause[] = []
  const matched: Row[] = []
  for (const row of table.rows) {
    const match = matches(row, values)
    const clauses = clausesOf(row, table, values, valueOf)
    if (match === 'cannot tell' && row.outcome.effect !== 'allow') {
      findings.push(
        finding(
          'rule',
          row.id,
          row.outcome,
          `Row "${row.name}" of ${table.name} ${outcomePhrase(row.outcome)}, for it cannot be told that it does not apply: ${valuesText(table, values)}.`,
          clauses,
        ),
      )
    }
    if (match !== 'yes') {
      const failing = clauses.find((clause) => clause.result !== 'true')
      if (failing) passed.push({ ...failing, source: `${row.name}: ${failing.source}` })
      continue
    }
    matched.push(row)
    findings.push(
      finding(
        'rule',
        row.id,
        row.outcome,
        `Row "${row.name}" of ${table.name} ${outcomePhrase(row.outcome)}: ${valuesText(table, values)}.`,
        [...clauses, ...passed],
      ),
    )
    if (table.hit === 'first') break
  }
  if (matched.length === 0) {
    findings.push(
      finding(
        'rule',
        table.id,
        { effect: 'deny' },
        `Denied, for no row of ${table.name} covers this: ${valuesText(table, values)}.`,
        passed,
      ),
    )
  } else if (matched.length > 1) {
    const rows = matched.map((row) => `"${row.name}"`).join(' and ')
    findings.push(
      finding(
        'rule',
        table.id,
        { effect: 'deny' },
        `Denied, for rows ${rows} of ${table.name} all match where one may: ${valuesText(table, values)}.`,
      ),
    )
  }
  return findings
}

function clausesOf(row: Row, table: Table, values: readonly unknown[], valueOf: ValueOf): readonly Clause[] {
  return table.columns.flatMap((column, index): Clause[] => {
    const cell = row.cells[index]
    if (!cell || cell.kind === 'any') return []
    const met = meets(cell, values[index])
    const result = met === 'yes' ? 'true' : met === 'no' ? 'false' : 'error'
    const bare = column.input.reads[0]?.path.text === column.input.source
    const read = seen(column.input.reads, valueOf)
    return [
      {
        source: `${column.name} ${row.texts[index]}`,
        result,
        values: bare ? read : { ...read, [column.name]: shown(values[index]) },
      },
    ]
  })
}

function valuesText(table: Table, values: readonly unknown[]): string {
  const texts = table.columns.map((column, index) => `${column.name} is ${shown(values[index])}`)
  return texts.length > 0 ? texts.join(', ') : 'it has no inputs'
}
