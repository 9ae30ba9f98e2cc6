/** A database as its catalogue describes it, whichever it is. */

/** What a column holds, as far as it can be read. */
export type ColumnKind =
  | { readonly kind: 'whole' | 'number' | 'decimal' | 'boolean' | 'text' | 'uuid' | 'date' | 'moment' | 'json' }
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  /** Not read: bytes, and what has no form in JSON. */
  | { readonly kind: 'other'; readonly type: string }

export interface Column {
  readonly name: string
  readonly holds: ColumnKind
  readonly optional: boolean
  /** The database fills it in where it is left out, or always. */
  readonly filled: 'never' | 'if left out' | 'always'
  readonly comment: string
}

export interface ForeignKey {
  readonly columns: readonly string[]
  /** The table it leads to. */
  readonly to: string
}

export interface Table {
  /** As it is written in a statement, quoted. */
  readonly quoted: string
  readonly name: string
  readonly comment: string
  readonly columns: readonly Column[]
  /** Columns of the primary key; empty where there is none. */
  readonly key: readonly string[]
  readonly foreign: readonly ForeignKey[]
}

export interface Catalogue {
  readonly title: string
  readonly tables: readonly Table[]
  /** The place of the n-th value in a statement, from 1. */
  readonly place: (number: number) => string
}

/** A name in a statement. */
export function quoted(...names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')
}
