/** An answer that is longer than it may be. */
class TooLong extends Error {
  override readonly name = 'TooLong'
}

/** As `fetch`, but that no body is read beyond `most` bytes. */
export function boundedFetch(most: number, headers: () => Promise<ReadonlyMap<string, string>>): typeof fetch {
  return async (input, init) => {
    const all = new Headers(init?.headers)
    for (const [name, value] of await headers()) all.set(name, value)
    const answer = await fetch(input, { ...init, headers: all })
    if (!answer.body) return answer
    let length = 0
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.byteLength
        if (length > most) controller.error(new TooLong(`the answer is longer than ${most} bytes`))
        else controller.enqueue(chunk)
      },
    })
    const { status, statusText, headers: given } = answer
    return new Response(answer.body.pipeThrough(counting), { status, statusText, headers: given })
  }
}
