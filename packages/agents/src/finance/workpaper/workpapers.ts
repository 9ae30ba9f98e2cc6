import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Documents } from './documents.ts'
import type { Workpaper } from './prepare.ts'

/** A file of a report. */
export interface Written {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * Workpapers by what they follow from. The latest is held in memory; what the books are given of each is kept in the
 * folder as well, if there is one, so that another process need not work it out again. Nothing rests on their being kept.
 */
export class Workpapers {
  /** Without one, everything is held in memory alone, and reports are not kept. */
  readonly folder: string | undefined
  #latest: { readonly id: string; readonly made: Promise<Workpaper> } | undefined

  constructor(folder?: string) {
    this.folder = folder
  }

  /** The whole workpaper; made where it is not at hand. */
  async take(id: string, make: () => Promise<Workpaper>): Promise<Workpaper> {
    if (this.#latest?.id === id) return this.#latest.made
    const made = make()
    this.#latest = { id, made }
    try {
      const { documents } = await made
      await this.#keep(id, documents)
      return await made
    } catch (error) {
      if (this.#latest?.made === made) this.#latest = undefined
      throw error
    }
  }

  /** What the books are given of it; made where it is not at hand. */
  async documents(id: string, make: () => Promise<Workpaper>): Promise<Documents> {
    if (this.#latest?.id === id) return (await this.#latest.made).documents
    return (await this.#kept(id)) ?? (await this.take(id, make)).documents
  }

  /** Lets go of a workpaper that is done with: a million lines take some hundred MB. */
  forget(id: string): void {
    if (this.#latest?.id === id) this.#latest = undefined
  }

  /** Writes a file of a report as a whole or not at all; the same pieces give the same file. */
  async write(id: string, name: string, pieces: Iterable<string>): Promise<Written> {
    const hash = createHash('sha256')
    let bytes = 0
    const count = (piece: string): Buffer => {
      const buffer = Buffer.from(piece)
      hash.update(buffer)
      bytes += buffer.length
      return buffer
    }
    if (this.folder === undefined) for (const piece of pieces) count(piece)
    else await whole(join(this.folder, id, name), pieces, count)
    return { name, sha256: hash.digest('hex'), bytes }
  }

  /** A file of a report in pieces; undefined where it is not kept. */
  async read(id: string, name: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (this.folder === undefined || [id, name].some((part) => !plain.test(part))) return undefined
    const path = join(this.folder, id, name)
    try {
      await access(path)
    } catch {
      return undefined
    }
    return createReadStream(path)
  }

  async #keep(id: string, documents: Documents): Promise<void> {
    if (this.folder !== undefined)
      await whole(join(this.folder, id, 'documents.json'), [JSON.stringify(documents)], (piece) => Buffer.from(piece))
  }

  async #kept(id: string): Promise<Documents | undefined> {
    if (this.folder === undefined) return undefined
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written here; what is taken from it is held against hashes
      return JSON.parse(await readFile(join(this.folder, id, 'documents.json'), 'utf8')) as Documents
    } catch {
      // Not kept, or not readable: then it is worked out again.
      return undefined
    }
  }
}

/** Names of folders and files as they are given here: none leads anywhere else. */
const plain = /^[\w-][\w.-]*$/

/** Writes a file beside its place and puts it there when it is complete. */
async function whole(path: string, pieces: Iterable<string>, encode: (piece: string) => Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.new`
  const file = await open(beside, 'w')
  try {
    for (const piece of pieces) await file.write(encode(piece))
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(beside, { force: true })
    throw error
  }
  await file.close()
  await rename(beside, path)
}
