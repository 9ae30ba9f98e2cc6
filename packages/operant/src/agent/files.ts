import type { Fact, FactSpec } from '../facts/fact.ts'
import { NEED } from '../facts/need.ts'
import type { Connector } from './connector.ts'

/** A file that a run made, as a fact tells of it. */
export interface KeptFile {
  readonly name: string
  readonly bytes: number
  /** Of all its bytes, in hexadecimal. */
  readonly sha256: string
}

/** What a system says of a file: its bytes, in pieces of any size; undefined where it has it no more. */
export type FileBytes = AsyncIterable<Uint8Array> | undefined

/** Where the files are that a fact tells of. */
export interface FilesSpec {
  readonly fact: FactSpec
  readonly keptBy: Connector<unknown>
  readonly list: (value: unknown) => readonly KeptFile[]
  readonly open: (client: unknown, file: KeptFile, value: unknown) => FileBytes | Promise<FileBytes>
}

/**
 * Says that a fact tells of files, and how they are read: whoever looks at a run that knows it can open them. What is
 * read is held against the size and the hash that the fact tells.
 */
export function filesOf<V, C>(
  of: Fact<V>,
  definition: {
    readonly keptBy: Connector<C>
    readonly list: (value: V) => readonly KeptFile[]
    readonly open: (client: C, file: KeptFile, value: V) => FileBytes | Promise<FileBytes>
  },
): FilesSpec {
  const { keptBy, list, open } = definition
  return {
    fact: of[NEED].fact,
    keptBy,
    list: list as FilesSpec['list'],
    open: open as FilesSpec['open'],
  }
}
