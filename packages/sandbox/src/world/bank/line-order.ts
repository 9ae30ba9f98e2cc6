import { unit } from '../../random.ts'

const ranks = 1 << 22
const mostLines = 1 << 21
const mostDays = 1 << 10

/** From where a line comes: the number of its case, and which of the case's lines it is. */
export interface LineOrigin {
  readonly source: number
  readonly number: number
}

/**
 * The lines of one side in the order of their days, and within a day in one that tells nothing. Where a line comes from is
 * kept, and not the line, so that there may be a million of them.
 */
export class LineOrder {
  readonly #seed: number
  readonly #stream: string
  readonly #firstDay: number
  #keys = new Float64Array(1 << 10)
  #sources = new Int32Array(1 << 10)
  #numbers = new Uint8Array(1 << 10)
  #places: Int32Array | undefined
  #length = 0

  /** No line is of a day before `firstDay`, nor of one more than 1,023 days later. */
  constructor(seed: number, stream: string, firstDay: number) {
    this.#seed = seed
    this.#stream = stream
    this.#firstDay = firstDay
  }

  get length(): number {
    return this.#length
  }

  add(day: number, { source, number }: LineOrigin): void {
    const serial = this.#length
    const since = day - this.#firstDay
    if (since < 0 || since >= mostDays || serial >= mostLines)
      throw new RangeError('A month has too many lines or days')
    if (serial === this.#keys.length) this.#grow()
    const rank = Math.floor(unit(this.#seed, this.#stream, serial, 0) * ranks)
    this.#keys[serial] = (since * ranks + rank) * mostLines + serial
    this.#sources[serial] = source
    this.#numbers[serial] = number
    this.#length += 1
    this.#places = undefined
  }

  /** Where the line that was added as number `serial`, counted from 0, stands in the order. */
  placeOf(serial: number): number {
    this.#places ??= this.#placed()
    return this.#places[serial] ?? -1
  }

  *[Symbol.iterator](): Generator<LineOrigin> {
    for (const key of this.#sorted()) {
      const serial = key % mostLines
      yield { source: this.#sources[serial] ?? 0, number: this.#numbers[serial] ?? 0 }
    }
  }

  #sorted(): Float64Array {
    return this.#keys.subarray(0, this.#length).toSorted()
  }

  #placed(): Int32Array {
    const places = new Int32Array(this.#length)
    for (const [place, key] of this.#sorted().entries()) places[key % mostLines] = place
    return places
  }

  #grow(): void {
    const [keys, sources, numbers] = [this.#keys, this.#sources, this.#numbers]
    this.#keys = new Float64Array(keys.length * 2)
    this.#sources = new Int32Array(keys.length * 2)
    this.#numbers = new Uint8Array(keys.length * 2)
    this.#keys.set(keys)
    this.#sources.set(sources)
    this.#numbers.set(numbers)
  }
}
