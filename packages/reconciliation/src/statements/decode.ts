import { TextDecoder } from 'node:util'
import { StatementProblem } from './problem.ts'

/** Bytes that are looked at to tell what a file is. */
const looked = 8_192

/**
 * The text of a file, piece by piece, and its beginning. UTF-8 where it says so or is so; otherwise what it declares, or
 * Windows-1252, as old formats have it.
 * @throws StatementProblem where it declares an encoding that there is not.
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
  const decoder = decoderOf(encoding)
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
  const declared = /^<\?xml[^>]*?encoding=["']([^"'>]+)["']/.exec(head)?.[1] ?? ofxEncodingOf(head)
  if (declared !== undefined) return declared
  // The last letter may be cut in two.
  return isUtf8(start.subarray(0, Math.max(0, start.length - 4))) || isUtf8(start) ? 'utf-8' : 'windows-1252'
}

/** The head of OFX 1 names a code page, as 1252 or 8859-1, or something that says nothing of the bytes, as NONE. */
function ofxEncodingOf(head: string): string | undefined {
  const charset = /\nCHARSET:(\d[\d-]*)/.exec(head)?.[1]
  if (charset === undefined) return undefined
  return charset.startsWith('8859') ? `iso-${charset}` : `windows-${charset}`
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new StatementProblem('field invalid', {
      field: 'encoding',
      found: encoding,
      expected: 'one that exists was expected, such as UTF-8 or windows-1252; fetch the file again from the bank',
    })
  }
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
