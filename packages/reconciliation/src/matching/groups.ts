import { grown } from '../statements/grown.ts'

/** By what lines were found to be the same, or what they were found to be alone. */
export const rules = [
  'reference',
  'cheque',
  'party',
  'amount',
  'payout',
  'one to many',
  'many to one',
  'many to many',
  'small difference',
  'discount',
  'exchange',
  'transposed',
  'wrong sign',
  'difference',
  'reversed',
] as const
export type Rule = (typeof rules)[number]

/** What stands for certain, and what somebody has to look at. */
export type Standing = 'matched' | 'suggested'

export interface Group {
  readonly rule: Rule
  readonly standing: Standing
  /** Lines of the statement and of the ledger. */
  readonly bank: readonly number[]
  readonly book: readonly number[]
  /** Bank less ledger, in minor units. */
  readonly differenceMinor: number
  /** Other lines that it might have been. */
  readonly rivals: number
}

/** What was found to be the same, by columns: most of a million groups are of one line each. */
export class Groups {
  #rule = new Uint8Array(1 << 10)
  #suggested = new Uint8Array(1 << 10)
  #difference = new Float64Array(1 << 10)
  #rivals = new Uint32Array(1 << 10)
  /** Where its lines begin: of the statement first. */
  #begin = new Uint32Array(1 << 10)
  #banks = new Uint32Array(1 << 10)
  #lines = new Int32Array(1 << 11)
  #end = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  add({ rule, standing, bank, book, differenceMinor, rivals }: Group): number {
    const index = this.#length
    if (index === this.#rule.length) this.#grow()
    this.#rule[index] = rules.indexOf(rule)
    this.#suggested[index] = standing === 'suggested' ? 1 : 0
    this.#difference[index] = differenceMinor
    this.#rivals[index] = rivals
    this.#begin[index] = this.#end
    this.#banks[index] = bank.length
    const end = this.#end + bank.length + book.length
    while (end > this.#lines.length) this.#lines = grown(this.#lines, new Int32Array(this.#lines.length * 2))
    this.#lines.set(bank, this.#end)
    this.#lines.set(book, this.#end + bank.length)
    this.#end = end
    this.#length += 1
    return index
  }

  /** Whether it stands for certain and nothing is left over: most do, and need no other look. */
  isPlain(index: number): boolean {
    return this.#suggested[index] === 0 && this.#difference[index] === 0
  }

  /** @throws RangeError where there is no such group. */
  get(index: number): Group {
    const rule = rules[this.#rule[index] ?? -1]
    if (index >= this.#length || rule === undefined) throw new RangeError(`there is no group ${index}`)
    const begin = this.#begin[index] ?? 0
    const middle = begin + (this.#banks[index] ?? 0)
    const end = index + 1 < this.#length ? (this.#begin[index + 1] ?? 0) : this.#end
    return {
      rule,
      standing: this.#suggested[index] === 1 ? 'suggested' : 'matched',
      bank: [...this.#lines.subarray(begin, middle)],
      book: [...this.#lines.subarray(middle, end)],
      differenceMinor: this.#difference[index] ?? 0,
      rivals: this.#rivals[index] ?? 0,
    }
  }

  /** By what a group was found, without its lines. */
  ruleOf(index: number): Rule {
    return rules[this.#rule[index] ?? -1] ?? 'difference'
  }

  /** The first line of a group, and which side it is of: the bank's, where it has any. */
  firstOf(index: number): { readonly side: 'bank' | 'book'; readonly line: number } {
    return { side: this.#banks[index] === 0 ? 'book' : 'bank', line: this.#lines[this.#begin[index] ?? -1] ?? -1 }
  }

  #grow(): void {
    const length = this.#length * 2
    this.#rule = grown(this.#rule, new Uint8Array(length))
    this.#suggested = grown(this.#suggested, new Uint8Array(length))
    this.#difference = grown(this.#difference, new Float64Array(length))
    this.#rivals = grown(this.#rivals, new Uint32Array(length))
    this.#begin = grown(this.#begin, new Uint32Array(length))
    this.#banks = grown(this.#banks, new Uint32Array(length))
  }
}
