import { isMap, isSeq, parseDocument } from 'yaml'
import type { PolicyText } from '../store/policy-versions.ts'
import { sourceOf } from './text/edits.ts'

/** A limit that cells and conditions of a file mention by its name, as it is written. */
export interface LimitText {
  readonly file: string
  readonly name: string
  /** One for each currency. */
  readonly amounts: readonly string[]
}

/** The limits that policy files name. A file that is no YAML has none. */
export function limitsIn(files: readonly PolicyText[]): readonly LimitText[] {
  return files.flatMap(({ name: file, text }) => {
    const document = parseDocument(text)
    const limits = document.errors.length === 0 ? document.get('limits') : undefined
    if (!isMap(limits)) return []
    return limits.items.flatMap(({ key, value }): LimitText[] => {
      const name = sourceOf(key)
      const amounts = (isSeq(value) ? value.items : [value]).map(sourceOf).filter((one) => one !== undefined)
      return name === undefined ? [] : [{ file, name, amounts }]
    })
  })
}
