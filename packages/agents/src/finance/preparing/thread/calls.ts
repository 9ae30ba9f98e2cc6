import { crossedError, tellError, type ToldError } from './crossed-error.ts'

/** What one thread does for another, by name. What is asked and answered is copied from one to the other. */
export type Offers = Readonly<Record<string, (of: never) => Promise<unknown>>>

/** Either end of a line between two threads. */
export interface End {
  /** @param handedOver Nothing: everything is copied. */
  postMessage(message: Said, handedOver: []): void
  on(event: 'message', listener: (message: Said) => void): unknown
}

type Said =
  | { readonly kind: 'ask'; readonly call: number; readonly what: string; readonly of: unknown }
  | { readonly kind: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly call: number; readonly error: ToldError }

/** Calls to another thread, which may call back. */
export class Calls<Theirs extends Offers> {
  readonly #end: End
  readonly #open = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #onOpen: (open: number) => void
  #count = 0
  #over: unknown

  /** @param onOpen Told how many calls are not answered, whenever it changes. */
  constructor(end: End, ours: Offers, onOpen: (open: number) => void = () => undefined) {
    this.#end = end
    this.#onOpen = onOpen
    end.on('message', (said) => void this.#hear(said, ours))
  }

  /** @throws What it threw there; errors other than those of `crossed-error.ts` by their message alone. DataCloneError. */
  async ask<What extends string & keyof Theirs>(
    what: What,
    of: Parameters<Theirs[What]>[0],
  ): Promise<Awaited<ReturnType<Theirs[What]>>> {
    if (this.#over !== undefined) throw this.#over
    const call = (this.#count += 1)
    const answer = Promise.withResolvers<unknown>()
    this.#end.postMessage({ kind: 'ask', call, what, of }, [])
    this.#open.set(call, answer)
    this.#onOpen(this.#open.size)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are of one build: what answers has just this type
    return (await answer.promise) as Awaited<ReturnType<Theirs[What]>>
  }

  /** Nobody answers any more. */
  fail(error: unknown): void {
    this.#over ??= error
    const all = [...this.#open.values()]
    this.#open.clear()
    this.#onOpen(0)
    for (const one of all) one.reject(error)
  }

  async #hear(said: Said, ours: Offers): Promise<void> {
    if (said.kind === 'ask') {
      const answer = await answered(said, ours)
      try {
        return this.#end.postMessage(answer, [])
      } catch (error) {
        // Not all that a client answers can be copied.
        return this.#end.postMessage({ kind: 'failure', call: said.call, error: tellError(error) }, [])
      }
    }
    const waiting = this.#open.get(said.call)
    this.#open.delete(said.call)
    this.#onOpen(this.#open.size)
    if (said.kind === 'answer') waiting?.resolve(said.value)
    else waiting?.reject(crossedError(said.error))
  }
}

async function answered({ call, what, of }: Extract<Said, { kind: 'ask' }>, ours: Offers): Promise<Said> {
  try {
    const offer = ours[what]
    if (!offer) throw new Error(`nothing here answers ${what}`)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are of one build: what asks gives just this
    return { kind: 'answer', call, value: await offer(of as never) }
  } catch (error) {
    return { kind: 'failure', call, error: tellError(error) }
  }
}
