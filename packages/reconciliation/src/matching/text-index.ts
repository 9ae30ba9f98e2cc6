/** Finds lines by a text: chains by hash in typed arrays, a few bytes a line where a Map of texts takes a hundred. */
export class TextIndex {
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #mask: number

  /** For lines 0 to `lines` - 1. */
  constructor(lines: number) {
    const buckets = 1 << Math.max(4, Math.ceil(Math.log2(lines + 1)))
    this.#heads = new Int32Array(buckets).fill(-1)
    this.#next = new Int32Array(lines)
    this.#mask = buckets - 1
  }

  /** A line has one text; lines are found in the opposite order of adding. */
  add(text: string, line: number): void {
    const bucket = hash(text) & this.#mask
    this.#next[line] = this.#heads[bucket] ?? -1
    this.#heads[bucket] = line
  }

  /** Lines that may have the text: whoever asks compares. */
  *find(text: string): Generator<number> {
    for (let line = this.#heads[hash(text) & this.#mask] ?? -1; line !== -1; line = this.#next[line] ?? -1) yield line
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
