/** Where a line belongs in the source of a write. */
export type Place =
  /** A term of the write: it takes the place of a term of the same name. */
  | 'terms'
  /** A line of its `relations`. */
  | 'relations'
  /** A line of its `needs`, in the place of that input's. */
  | 'needs'
  /** A field in the schema of the fact that the input is taken from. */
  | 'schema'
  /** Nothing is missing any more: the write is declared as what it is. */
  | 'rename'

/** What to write next to prove a write. */
export interface NextLine {
  readonly term: 'identity' | 'confirm' | 'relation' | 'undo' | 'risk' | 'rename'
  /** Of a relation: the argument that it bears. */
  readonly argument?: string
  readonly place: Place
  /** Code to paste. */
  readonly lines: readonly string[]
  /** Terms to take out, for they say something else than the new ones. */
  readonly takeOut?: readonly string[]
  /** False where a part of it, written as `…`, only the engineer can know. */
  readonly whole: boolean
  /** What it names that the file may have to import. */
  readonly imports: readonly string[]
  /** What it says, and what else would do. */
  readonly because: string
}
