import { grown } from './grown.ts'

/** What may be kept as one text, in bytes. */
const largest = 2 ** 31

/**
 * Many short texts in one piece of memory. A million JavaScript strings would cost several times their letters, and those
 * cut out of a file would keep the whole of it.
 */
export class TextArena {
  /** A buffer gives many short texts back in a third of the time that a decoder takes. */
  #bytes = Buffer.alloc(1 << 16)
  #ends = new Uint32Array(1 << 12)
  #length = 0
  #encoder = new TextEncoder()

  get length(): number {
    return this.#length
  }

  add(text: string): number {
    const begin = this.#endOf(this.#length - 1)
    // A UTF-16 unit takes at most three bytes.
    this.#reserve(begin + text.length * 3)
    const { written } = this.#encoder.encodeInto(text, this.#bytes.subarray(begin))
    if (this.#length === this.#ends.length) this.#ends = grown(this.#ends, new Uint32Array(this.#length * 2))
    this.#ends[this.#length] = begin + written
    this.#length += 1
    return this.#length - 1
  }

  get(index: number): string {
    const [begin, end] = [this.#endOf(index - 1), this.#endOf(index)]
    return begin === end ? '' : this.#bytes.toString('utf8', begin, end)
  }

  isEmpty(index: number): boolean {
    return this.#endOf(index - 1) === this.#endOf(index)
  }

  #endOf(index: number): number {
    return this.#ends[index] ?? 0
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return
    if (size > largest) throw new RangeError(`the texts of one statement may have ${largest} bytes together`)
    this.#bytes = grown(this.#bytes, Buffer.alloc(Math.min(largest, Math.max(size, this.#bytes.length * 2))))
  }
}
