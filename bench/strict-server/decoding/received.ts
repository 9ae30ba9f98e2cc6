/** A request as it came over the wire. */
export interface Received {
  readonly method: string
  /** Path and query, as they were written. */
  readonly target: string
  /** Names and values alternating, as they were written. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** All values of a header, joined as HTTP says; undefined where it is absent. */
export function headerOf(received: Received, name: string): string | undefined {
  const values = received.headers.filter(
    (_, index) => index % 2 === 1 && received.headers[index - 1]?.toLowerCase() === name.toLowerCase(),
  )
  return values.length === 0 ? undefined : values.join(name.toLowerCase() === 'cookie' ? '; ' : ', ')
}
