/** Finds lines by what they have: chains by hash in typed arrays, a few bytes a line where a Map takes a hundred. */
export class LineIndex {
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

  /** A line stands under one hash; lines are found in the opposite order of adding, so add the last ones first. */
  add(hash: number, line: number): void {
    const bucket = hash & this.#mask
    this.#next[line] = this.#heads[bucket] ?? -1
    this.#heads[bucket] = line
  }

  /** Lines that may be meant: whoever asks compares. */
  *find(hash: number): Generator<number> {
    for (let line = this.#heads[hash & this.#mask] ?? -1; line !== -1; line = this.#next[line] ?? -1) yield line
  }
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
export function hashText(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}

/** Both halves of a whole number, mixed (the finaliser of MurmurHash3, Appleby). */
export function hashNumber(number: number): number {
  const high = Math.floor(number / 2 ** 32)
  let value = (number | 0) ^ Math.imul(high, 0x9e3779b1)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
