import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { AtHand, Ingredients } from '../at-hand.ts'
import type { Systems } from '../prepare.ts'
import { Calls } from './calls.ts'
import type { Asked, Given } from './offers.ts'

/** Held by a thread, until it is ended. */
export interface HeldInThread extends AtHand {
  end(): Promise<void>
}

/** Milliseconds after which a month is given up: as long as a query may take. A bank that never answers holds up no other. */
const longest = 1_200_000

/**
 * Works out a month in a thread of its own, which then holds it: nothing else of this process waits meanwhile, and all of its
 * memory is free again when it is ended.
 * @throws StatementUntrue and SourcesChanged as `prepare` does; what a system threw, as it was.
 */
export async function heldInThread(of: Ingredients, folder: string, patience = longest): Promise<HeldInThread> {
  const worker = new Worker(new URL(`program${extname(import.meta.url)}`, import.meta.url))
  const systems = new Readings(of.systems)
  const calls = new Calls<Asked>(worker, systems.offers, (open) => (open > 0 ? worker.ref() : worker.unref()))
  worker.on('error', (error) => calls.fail(error))
  worker.on('exit', () => calls.fail(new Error('the thread that held the month has ended')))
  const late = setTimeout(() => {
    calls.fail(new Error(`the month was not worked out within ${patience / 1_000} s`))
  }, patience).unref()
  try {
    const summary = await calls.ask('prepare', { sources: of.sources, terms: of.terms, folder })
    return {
      summary,
      documents: undefined,
      openItems: () => calls.ask('openItems', null),
      lineStanding: (name) => calls.ask('lineStanding', name),
      report: (told) => calls.ask('report', told),
      end: async () => void (await worker.terminate()),
    }
  } catch (error) {
    await worker.terminate()
    throw systems.failure ?? error
  } finally {
    clearTimeout(late)
  }
}

/** Bank and books as the thread is given them; what they threw is kept as it was. */
class Readings {
  failure: unknown
  readonly offers: Given

  constructor({ bank, books }: Systems) {
    this.offers = {
      download: (of) => this.#kept(() => bank.download(of)),
      cashLines: (of) => this.#kept(() => books.cashLines(of)),
      carriedLines: (of) => this.#kept(() => books.carriedLines(of)),
      openLines: (of) => this.#kept(() => books.openLines(of)),
    }
  }

  async #kept<Page>(read: () => Promise<Page>): Promise<Page> {
    try {
      return await read()
    } catch (error) {
      this.failure ??= error
      throw error
    }
  }
}
