import type { DecisionSpec } from '../../agent/capability.ts'
import { cellText, fits } from '../../agent/matchers.ts'
import { decodeFact } from '../../facts/fact.ts'
import { at, type Json } from '../../facts/json.ts'
import { keyFor } from '../../facts/key.ts'
import type { NeedSpec } from '../../facts/need.ts'
import type { RowVote } from './story.ts'

/**
 * What each row of a table said, up to the one that decided, from the values it was shown. `valueOf` answers a fact's
 * value by its key, or nothing where the table did without it.
 */
export function rowVotes(
  spec: DecisionSpec,
  scope: readonly string[],
  decided: string,
  valueOf: (key: string) => Json | undefined,
): readonly RowVote[] {
  const last = spec.rows.findIndex((row) => row.rule === decided)
  return spec.rows.slice(0, last + 1).map((row) => ({
    rule: row.rule,
    fits: row.rule === decided,
    cells: Object.entries(row.when).flatMap(([name, cell]) => {
      const need = spec.needs[name]
      if (!need || need.mode === 'all') return []
      const value = valueAt(need, valueOf(keyFor(need.fact, scope)))
      return [
        {
          input: [need.fact.name, ...need.path].join('.'),
          asks: cellText(cell),
          value: value ?? null,
          fits: cellFits(need, cell, value),
        },
      ]
    }),
  }))
}

function valueAt(need: NeedSpec, value: Json | undefined): Json | undefined {
  const ofKind =
    value !== undefined && Object.entries(need.is ?? {}).every(([field, wanted]) => at(value, [field]) === wanted)
  return ofKind ? at(value, need.path) : undefined
}

function cellFits(need: NeedSpec, cell: unknown, value: Json | undefined): boolean {
  try {
    return fits(cell, value === undefined ? undefined : decodeFact(need.fact, value, need.path))
  } catch {
    return false
  }
}
