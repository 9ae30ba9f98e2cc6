/** How a call of a client goes wrong, the way systems do. */
export type Fault =
  /** It never arrived: certain, and worth another try. */
  | 'unavailable'
  /** No answer came, and nothing happened; the caller cannot know. */
  | 'time-out before'
  /** No answer came, but it happened; the caller cannot know. */
  | 'time-out after'
  /** It says no. */
  | 'refused'
  /** It answers as if it had, and nothing happened. Give `answer` where an answer is looked at. */
  | 'false success'

export interface PlannedFault {
  readonly method: string
  readonly kind: Fault
  /** Which calls of the method, from 1. Default: every one. */
  readonly calls?: readonly number[]
  /** What `false success` answers. */
  readonly answer?: unknown
}

/** An error as connectors raise them: `retry` says what another try is worth. */
export class ClientFault extends Error {
  override readonly name = 'ClientFault'
  readonly retry: 'no' | 'later' | 'unknown-outcome'

  constructor(message: string, retry: ClientFault['retry']) {
    super(message)
    this.retry = retry
  }
}

/**
 * The client with faults, for tests: each call of a planned method goes wrong as planned, every other goes through. A
 * planned method answers a promise.
 * @throws TypeError for a method that the client does not have.
 */
export function withFaults<C extends object>(client: C, faults: readonly PlannedFault[]): C {
  for (const { method } of faults)
    if (typeof Reflect.get(client, method) !== 'function') throw new TypeError(`the client has no method "${method}"`)
  const counts = new Map<string, number>()
  return new Proxy(client, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name)
      if (typeof found !== 'function' || typeof name !== 'string') return found
      const method = found as (...given: readonly unknown[]) => unknown
      const call = (given: readonly unknown[]): unknown => method.apply(target, [...given])
      if (!faults.some((fault) => fault.method === name)) return (...given: readonly unknown[]) => call(given)
      return async (...given: readonly unknown[]) => {
        const count = (counts.get(name) ?? 0) + 1
        counts.set(name, count)
        const fault = faults.find((one) => one.method === name && (one.calls?.includes(count) ?? true))
        return fault ? suffer(fault, () => call(given)) : call(given)
      }
    },
  })
}

async function suffer({ method, kind, answer }: PlannedFault, call: () => unknown): Promise<unknown> {
  switch (kind) {
    case 'unavailable':
      throw new ClientFault(`${method} cannot be reached`, 'later')
    case 'refused':
      throw new ClientFault(`${method} is refused`, 'no')
    case 'false success':
      return answer
    case 'time-out after':
      await call()
      throw new ClientFault(`${method} did not answer in time`, 'unknown-outcome')
    case 'time-out before':
      throw new ClientFault(`${method} did not answer in time`, 'unknown-outcome')
  }
}
