import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { heldHere, type AtHand, type Ingredients } from '../preparing/at-hand.ts'
import { carriedFile, documentFile, type CarriedDocument, type Documents } from '../preparing/documents.ts'
import { heldInThread } from '../preparing/thread/held-in-thread.ts'
import { MonthThread } from '../preparing/thread/month-thread.ts'
import type { JournalRequest, WorklistRequest } from '../systems/books.ts'
import { Recent } from './recent.ts'

/** What a workpaper is made of, and how long its statements are. */
export interface Order extends Ingredients {
  readonly bytes: number
}

export interface WorkpaperLimits {
  /** Up to so much is worked out by whoever asks: all else of the process stands still meanwhile, for half a second or so. */
  readonly lines: number
  /** Of the statements. */
  readonly bytes: number
  /** Milliseconds after which a thread that nobody asks anything is ended: people may think for days. */
  readonly idle: number
}

const usualLimits: WorkpaperLimits = { lines: 5_000, bytes: 1_000_000, idle: 600_000 }

/** Small workpapers at hand. */
const most = 4

/**
 * Workpapers by what they follow from. A few small ones are held here. A large one is worked out and held by a thread of its
 * own, one at a time: a million lines take some hundred MB. What the books are given of each is kept in the folder, document by
 * document, so that another process need not work it out again. Nothing rests on their being kept.
 */
export class Workpapers {
  /** Without one, everything is held in memory alone, by whoever asks, and reports are not kept. */
  readonly folder: string | undefined
  readonly #limits: WorkpaperLimits
  readonly #small = new Recent<AtHand>(most)
  /** A large one for which there can be no thread. */
  readonly #largeHere = new Recent<AtHand>(1)
  readonly #thread: MonthThread

  constructor(folder?: string, limits: Partial<WorkpaperLimits> = {}) {
    this.folder = folder
    this.#limits = { ...usualLimits, ...limits }
    this.#thread = new MonthThread(this.#limits.idle)
  }

  /** Asks something of a workpaper; made where it is not at hand. */
  async ask<Answer>(
    id: string,
    order: () => Promise<Order>,
    what: (paper: AtHand) => Promise<Answer>,
  ): Promise<Answer> {
    const here = this.#here(id)
    if (here) return what(await here)
    if (this.#thread.isHolding(id)) return this.#askThread(id, order, what)
    const of = await order()
    const isLarge = of.sources.books.lines > this.#limits.lines || of.bytes > this.#limits.bytes
    if (isLarge && this.folder !== undefined && mayStartThreads()) return this.#askThread(id, async () => of, what)
    const kept = isLarge ? this.#largeHere : this.#small
    return what(await kept.take(id, () => heldHere(of, this.#folderOf(id))))
  }

  /** A journal with its lines; undefined where the workpaper has none of this number. */
  journal(id: string, number: string, order: () => Promise<Order>): Promise<JournalRequest | undefined> {
    const own = ({ journals }: Documents) => journals.find((one) => one.number === number)
    return this.#document(id, documentFile(number), order, own)
  }

  /** A worklist with its items, in the same way. */
  worklist(id: string, number: string, order: () => Promise<Order>): Promise<WorklistRequest | undefined> {
    const own = ({ worklists }: Documents) => worklists.find((one) => one.number === number)
    return this.#document(id, documentFile(number), order, own)
  }

  /** What the next month begins with. */
  async carried(id: string, order: () => Promise<Order>): Promise<CarriedDocument> {
    const found = await this.#document<CarriedDocument>(id, carriedFile, order, (documents) => documents)
    if (!found) throw new Error(`what workpaper ${id} leaves open cannot be read in ${this.folder ?? 'memory'}`)
    return found
  }

  /** Lets go of a workpaper that is done with. */
  forget(id: string): void {
    this.#small.forget(id)
    this.#largeHere.forget(id)
    void this.#thread.end(id)
  }

  /** A file of a report in pieces; undefined where it is not kept. */
  async read(id: string, name: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const folder = this.#folderOf(id)
    if (folder === undefined || [id, name].some((part) => !plain.test(part))) return undefined
    const path = join(folder, name)
    try {
      await access(path)
    } catch {
      return undefined
    }
    return createReadStream(path)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread.end()
  }

  #here(id: string): Promise<AtHand> | undefined {
    return this.#small.get(id) ?? this.#largeHere.get(id)
  }

  #folderOf(id: string): string | undefined {
    return this.folder === undefined ? undefined : join(this.folder, id)
  }

  #askThread<Answer>(
    id: string,
    order: () => Promise<Ingredients>,
    what: (paper: AtHand) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#thread.ask(id, async () => heldInThread(await order(), this.#folderOf(id) ?? ''), what)
  }

  /** What the books are given, or a part of it: at hand, read from the folder, or made again. */
  async #document<Part>(
    id: string,
    file: string,
    order: () => Promise<Order>,
    own: (documents: Documents) => Part | undefined,
  ): Promise<Part | undefined> {
    const here = await this.#here(id)
    if (here?.documents) return own(here.documents)
    const kept = await this.#kept<Part>(id, file)
    if (kept) return kept
    // A thread that holds it has let go of its documents.
    await this.#thread.end(id)
    const made = await this.ask(id, order, async ({ documents }) => documents)
    return made ? own(made) : this.#kept<Part>(id, file)
  }

  async #kept<Part>(id: string, file: string): Promise<Part | undefined> {
    const folder = this.#folderOf(id)
    if (folder === undefined) return undefined
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written here; what is taken from it is held against hashes
      return JSON.parse(await readFile(join(folder, file), 'utf8')) as Part
    } catch {
      // Not kept, or not readable: then it is worked out again.
      return undefined
    }
  }
}

/** A process that Node confines (`--permission`) may not: a thread would not be confined. It works everything out by itself. */
function mayStartThreads(): boolean {
  return process.permission?.has('worker') ?? true
}

/** Names of folders and files as they are given here: none leads anywhere else. */
const plain = /^[\w-][\w.-]*$/
