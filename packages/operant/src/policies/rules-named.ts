import { isMap, isSeq, parseDocument } from 'yaml'
import type { PolicyText } from '../store/policy-versions.ts'
import { tablesIn } from './tables.ts'
import { sourceOf } from './text/edits.ts'

/** A row, a rule or a check that can have a say in a decision, as decisions name it. */
export interface NamedRule {
  readonly id: string
  readonly kind: 'row' | 'rule' | 'check'
}

/** Everything in policy files that can have a say. */
export function rulesNamed(files: readonly PolicyText[]): readonly NamedRule[] {
  const rows = tablesIn(files).flatMap(({ policy, table, rows: own }) =>
    own.map(({ name }): NamedRule => ({ id: `${policy}/${table}/${name}`, kind: 'row' })),
  )
  return [...rows, ...files.flatMap(({ name, text }) => listedIn(name, text))]
}

function listedIn(file: string, text: string): readonly NamedRule[] {
  const document = parseDocument(text)
  if (document.errors.length > 0) return []
  const policy = sourceOf(document.get('policy', true)) ?? file
  return (['rule', 'check'] as const).flatMap((kind) => {
    const items = document.get(`${kind}s`)
    const names = isSeq(items) ? items.items.map((one) => (isMap(one) ? sourceOf(one.get(kind, true)) : undefined)) : []
    return names.flatMap((name): NamedRule[] => (name === undefined ? [] : [{ id: `${policy}/${name}`, kind }]))
  })
}
