import { z } from 'zod'
import { DefinitionError } from '../facts/definition-error.ts'
import { schemaAt } from '../facts/fact.ts'
import type { DecisionRow, DecisionSpec } from './capability.ts'
import { cellText, isMatcher } from './matchers.ts'

/** Refuses a table that cannot be what was meant: rules that can never fit, values that can never be. */
export function checkRows(spec: DecisionSpec): void {
  const refuse = (row: DecisionRow | undefined, expected: string, mend: string) => {
    const what = row ? `decision "${spec.name}", rule "${row.rule}"` : `decision "${spec.name}"`
    throw new DefinitionError(spec.definedAt, what, expected, mend)
  }
  if (spec.rows.length === 0) refuse(undefined, 'at least one row', 'write the rules')
  const names = spec.rows.map((row) => row.rule)
  const twice = spec.rows.find((row, index) => names.indexOf(row.rule) !== index)
  if (twice) refuse(twice, 'each rule to have a name of its own, for it is kept with what it decides', 'rename one')
  const always = spec.rows.findIndex((row) => Object.keys(row.when).length === 0)
  const hidden = always === -1 ? undefined : spec.rows[always + 1]
  if (hidden)
    refuse(hidden, `to be reached, but "${spec.rows[always]?.rule}" before it always fits`, 'move that to the end')
  for (const row of spec.rows) {
    for (const [name, cell] of Object.entries(row.when)) {
      if (!Object.hasOwn(spec.needs, name))
        refuse(
          row,
          `only needs (${Object.keys(spec.needs).join(', ')}) in "when", not "${name}"`,
          'add it to needs, or correct the name',
        )
      const wrong = impossible(spec, name, cell)
      if (wrong !== undefined)
        refuse(row, `a value that "${name}" can have, not ${wrong}`, `correct the cell ${cellText(cell)}`)
    }
    const { then } = row
    if (typeof then === 'function') continue
    const result = z.safeEncode(spec.gives.schema, then)
    if (!result.success)
      refuse(row, `"then" to fit "${spec.gives.name}": ${result.error.issues[0]?.message ?? ''}`, 'correct the value')
  }
}

/** A value in a cell that its input can never have. */
function impossible(spec: DecisionSpec, name: string, cell: unknown): string | undefined {
  const need = spec.needs[name]
  const schema = need && need.mode !== 'all' ? schemaAt(need.fact.schema, need.path) : undefined
  const values = isMatcher(cell) ? (cell.values ?? []) : [cell]
  const wrong = values.find((value) => value !== undefined && schema && !z.safeEncode(schema, value as never).success)
  return wrong === undefined ? undefined : cellText(wrong)
}
