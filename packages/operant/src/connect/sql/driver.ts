/** A row as it is read: what JSON has, and nothing else. */
export type Row = Readonly<Record<string, unknown>>

/** Why a statement came to nothing, or nobody knows. */
export class SqlTrouble extends Error {
  override readonly name = 'SqlTrouble'
  /** `refused`: the database will not; `later`: nothing was done, it may work later; `unknown`: it may have been done. */
  readonly kind: 'refused' | 'later' | 'unknown'
  /** The column that is to blame. */
  readonly column: string | undefined

  constructor(kind: SqlTrouble['kind'], reason: string, column?: string) {
    super(reason)
    this.kind = kind
    this.column = column
  }
}

/** One database, as the client uses it. Values are bound; they never become part of a statement. */
export interface SqlDriver {
  /** Reads at most so many rows, in a transaction that can change nothing. @throws SqlTrouble */
  read(sql: string, values: readonly unknown[], most: number): Promise<readonly Row[]>
  /** One statement in a transaction of its own, and the rows that it returns. @throws SqlTrouble */
  write(sql: string, values: readonly unknown[]): Promise<readonly Row[]>
  close(): Promise<void>
  /** The place of the n-th value in a statement, from 1. */
  readonly place: (number: number) => string
}
