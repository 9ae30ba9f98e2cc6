/** Bytes that are looked at to tell what a file is. */
const looked = 8_192

/**
 * The text of a file, piece by piece, and its beginning. UTF-8 where it says so or is so; otherwise what it declares, or
 * Windows-1252, as old formats have it.
 */
export async function decoded(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ readonly start: string; readonly text: AsyncIterable<string> }> {
  const iterator = Symbol.asyncIterator in bytes ? bytes[Symbol.asyncIterator]() : bytes[Symbol.iterator]()
  const pieces: Uint8Array[] = []
  let size = 0
  while (size < looked) {
    const next = await iterator.next()
    if (next.done) break
    pieces.push(next.value)
    size += next.value.length
  }
  const first = Buffer.concat(pieces)
  const encoding = encodingOf(first)
  const decoder = new TextDecoder(encoding)
  async function* text() {
    yield decoder.decode(first, { stream: true })
    for (;;) {
      const next = await iterator.next()
      if (next.done) break
      yield decoder.decode(next.value, { stream: true })
    }
    yield decoder.decode()
  }
  return { start: new TextDecoder(encoding).decode(first), text: text() }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const head = start.toString('latin1')
  const declared = /^<\?xml[^>]*?encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? /\nCHARSET:(\d+)/.exec(head)?.[1]
  if (declared !== undefined) return /^\d+$/.test(declared) ? `windows-${declared}` : declared
  // The last letter may be cut in two.
  return isUtf8(start.subarray(0, Math.max(0, start.length - 4))) || isUtf8(start) ? 'utf-8' : 'windows-1252'
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
