import { drawsOf, type Draws } from '../../random.ts'
import type { Difficulty } from '../scene.ts'
import { drawAmount, transposedOf } from './amounts.ts'
import { bankClassAt, type BankClass } from './classes.ts'
import { bankName, partyCount, partyName } from './parties.ts'
import { wordingOf } from './wording.ts'

export interface PlannedBankLine {
  readonly day: number
  readonly minor: number
  readonly kind: 'payment' | 'cheque' | 'fee' | 'interest' | 'return' | 'payout' | 'other'
  readonly party: string
  readonly reference: string
  readonly text: string
  readonly cheque: string
  readonly chargesMinor: number
  readonly original: string
}

export interface PlannedBookLine {
  readonly day: number
  readonly minor: number
  readonly party: string
  readonly reference: string
  readonly cheque: string
  readonly text: string
  readonly batch: string
}

/** What belongs together, or stands alone; each with what it is. */
export interface PlannedGroup {
  readonly class: BankClass
  readonly bank: readonly PlannedBankLine[]
  readonly book: readonly PlannedBookLine[]
  /** Who has only what the two sides say can know it. */
  readonly identifiable: boolean
}

export interface BankWorld {
  readonly seed: number
  readonly difficulty: Difficulty
  /** Business days of the month as days since 1970, in order. */
  readonly days: readonly number[]
  readonly parties: number
  /** Numbers of documents and cheques: no two cases share one. */
  document(kind: 'receipt' | 'payment' | 'cheque' | 'batch', index: number): string
}

/** What case `index` of a month is, whatever the number of cases. */
export function planCase(world: BankWorld, index: number): readonly PlannedGroup[] {
  const draws = drawsOf(world.seed, 'bank case', index)
  return new Planner(world, index, draws).groups(bankClassAt(draws.unit()))
}

class Planner {
  readonly #world: BankWorld
  readonly #index: number
  readonly #draws: Draws
  #documents = 0

  constructor(world: BankWorld, index: number, draws: Draws) {
    this.#world = world
    this.#index = index
    this.#draws = draws
  }

  groups(name: BankClass): readonly PlannedGroup[] {
    const draws = this.#draws
    const isIn = draws.chance(0.6)
    const sign = isIn ? 1 : -1
    // Few parties make most of the business.
    const party = partyName(Math.floor(this.#world.parties * draws.unit() ** 2.5) % partyCount)
    const at = draws.integer(0, this.#world.days.length - 8)
    const minor = sign * drawAmount(draws)
    const book = this.#book(at, minor, party)
    const one = (
      klass: BankClass,
      bank: PlannedBankLine,
      from: PlannedBookLine,
      identifiable = true,
    ): PlannedGroup => ({
      class: klass,
      bank: [bank],
      book: [from],
      identifiable,
    })
    switch (name) {
      case 'exact':
        return [one(name, this.#bankOf(book, at, [book]), book)]
      case 'date lag':
        return [one(name, this.#bankOf(book, at + draws.integer(1, 4), [book]), book)]
      case 'one to many':
        return [this.#together(at, party, sign)]
      case 'many to one':
        return [this.#inParts(at, book, party)]
      case 'net payout':
        return [this.#payout(at)]
      case 'outstanding payment':
        return [
          {
            class: name,
            bank: [],
            book: [{ ...book, day: this.#late(3), minor: -Math.abs(minor) }],
            identifiable: true,
          },
        ]
      case 'outstanding cheque':
        return [
          { class: name, bank: [], book: [this.#cheque(this.#world.days[at] ?? 0, minor, party)], identifiable: true },
        ]
      case 'stale cheque': {
        const day = (this.#world.days[0] ?? 0) - draws.integer(190, 400)
        return [{ class: name, bank: [], book: [this.#cheque(day, minor, party)], identifiable: true }]
      }
      case 'deposit in transit':
        return [
          {
            class: name,
            bank: [],
            book: [{ ...book, day: this.#late(2), minor: Math.abs(minor) }],
            identifiable: true,
          },
        ]
      case 'fee':
        return [{ class: name, bank: [this.#own(at, -draws.integer(50, 4_500), 'fee')], book: [], identifiable: true }]
      case 'interest':
        return [
          {
            class: name,
            bank: [this.#own(at, sign * draws.integer(5, 90_000), 'interest')],
            book: [],
            identifiable: true,
          },
        ]
      case 'booked twice': {
        const again = { ...book, day: this.#dayAt(at + draws.integer(0, 2)) }
        return [
          one('exact', this.#bankOf(book, at + draws.integer(0, 2), [book]), book),
          { class: name, bank: [], book: [again], identifiable: true },
        ]
      }
      case 'double at the bank': {
        const line = this.#bankOf(book, at + draws.integer(0, 2), [book])
        const again = { ...line, day: this.#dayAt(at + 3) }
        return [one('exact', line, book), { class: name, bank: [again], book: [], identifiable: true }]
      }
      case 'small difference': {
        const most = Math.min(480, Math.floor(Math.abs(minor) * 0.0045))
        if (most < 1) return [one('exact', this.#bankOf(book, at, [book]), book)]
        return [this.#differing(name, at, book, minor + (draws.chance(0.5) ? 1 : -1) * draws.integer(1, most))]
      }
      case 'discount':
        return [this.#differing(name, at, book, minor - Math.sign(minor) * Math.round(Math.abs(minor) * 0.02))]
      case 'transposed': {
        const wrong = transposedOf(Math.abs(minor), draws)
        return [
          wrong === undefined
            ? one('exact', this.#bankOf(book, at, [book]), book)
            : this.#differing(name, at, book, sign * wrong),
        ]
      }
      case 'large difference':
        return [this.#differing(name, at, book, Math.round(minor * (0.55 + 0.35 * draws.unit())))]
      case 'wrong sign':
        return [this.#differing(name, at, book, -minor)]
      case 'exchange': {
        const rate = 0.985 + 0.03 * draws.unit()
        const original = `${(Math.abs(minor) / 100).toFixed(2)} USD`
        const group = this.#differing(name, at, book, Math.round(minor * rate))
        return [{ ...group, bank: group.bank.map((line) => ({ ...line, original })) }]
      }
      case 'not booked':
        return [{ class: name, bank: [this.#bankOf({ ...book, reference: '' }, at, [])], book: [], identifiable: true }]
      case 'returned': {
        const line = this.#bankOf(book, at + 1, [book])
        const back = {
          ...line,
          day: this.#dayAt(at + draws.integer(2, 5)),
          minor: -line.minor,
          kind: 'return' as const,
          text: `RETURN ${line.text}`,
        }
        return [one('exact', line, book), { class: name, bank: [back], book: [], identifiable: true }]
      }
      case 'twins':
        return this.#twins(at, minor, party)
    }
  }

  #dayAt(at: number): number {
    const { days } = this.#world
    return days[Math.min(at, days.length - 1)] ?? 0
  }

  /** One of the last business days of the month. */
  #late(within: number): number {
    return this.#dayAt(this.#world.days.length - 1 - this.#draws.integer(0, within - 1))
  }

  #book(at: number, minor: number, party: string): PlannedBookLine {
    const kind = minor > 0 ? 'receipt' : 'payment'
    const isCheque = minor < 0 && this.#draws.chance(0.08)
    return {
      day: this.#dayAt(at),
      minor,
      party,
      reference: this.#number(kind),
      cheque: isCheque ? this.#number('cheque') : '',
      text: '',
      batch: '',
    }
  }

  #cheque(day: number, minor: number, party: string): PlannedBookLine {
    return {
      day,
      minor: -Math.abs(minor),
      party,
      reference: this.#number('payment'),
      cheque: this.#number('cheque'),
      text: '',
      batch: '',
    }
  }

  /** Up to eight documents of a case are told apart. */
  #number(kind: 'receipt' | 'payment' | 'cheque' | 'batch'): string {
    const number = this.#world.document(kind, this.#index * 8 + (this.#documents % 8))
    this.#documents += 1
    return number
  }

  #bankOf(
    book: PlannedBookLine,
    at: number,
    documents: readonly PlannedBookLine[],
    minor = book.minor,
  ): PlannedBankLine {
    const { difficulty } = this.#world
    const isCheque = book.cheque !== ''
    const { reference, text } = isCheque
      ? { reference: '', text: `CHQ ${book.cheque}` }
      : wordingOf(
          documents.map((one) => one.reference),
          difficulty,
          this.#draws,
        )
    return {
      day: this.#dayAt(at),
      minor,
      kind: isCheque ? 'cheque' : 'payment',
      party: isCheque ? '' : bankName(book.party, difficulty, this.#draws),
      reference,
      text,
      cheque: isCheque && this.#draws.chance(0.7) ? book.cheque : '',
      chargesMinor: 0,
      original: '',
    }
  }

  /** What the bank itself books. */
  #own(at: number, minor: number, kind: 'fee' | 'interest'): PlannedBankLine {
    const text = this.#draws.pick(
      kind === 'fee' ? ['ENTGELT', 'FEES', 'KONTOFUEHRUNG', 'SERVICE CHARGE'] : ['INTEREST', 'ZINSEN'],
    )
    return {
      day: this.#dayAt(at),
      minor,
      kind,
      party: '',
      reference: '',
      text,
      cheque: '',
      chargesMinor: 0,
      original: '',
    }
  }

  /** A pair that can be told by its document alone: where that is not said nobody can know. */
  #differing(klass: BankClass, at: number, book: PlannedBookLine, minor: number): PlannedGroup {
    const bank = this.#bankOf(book, at + this.#draws.integer(0, 3), [book], minor)
    const isSaid = bank.reference !== '' || bank.cheque !== '' || /\d{6}/.test(bank.text)
    return { class: klass, bank: [bank], book: [book], identifiable: isSaid }
  }

  #together(at: number, party: string, sign: number): PlannedGroup {
    const count = this.#draws.integer(2, 5)
    const book = Array.from({ length: count }, () => ({
      ...this.#book(at + this.#draws.integer(0, 2), sign * drawAmount(this.#draws), party),
      cheque: '',
    }))
    const minor = book.reduce((sum, one) => sum + one.minor, 0)
    const [first] = book
    if (!first) return { class: 'one to many', bank: [], book: [], identifiable: false }
    return { class: 'one to many', bank: [this.#bankOf(first, at + 4, book, minor)], book, identifiable: true }
  }

  #inParts(at: number, book: PlannedBookLine, party: string): PlannedGroup {
    const count = this.#draws.chance(0.5) ? 2 : 3
    const whole = { ...book, cheque: '', party }
    const share = Math.round((whole.minor / count) * (0.8 + 0.3 * this.#draws.unit()))
    const parts = [...Array.from({ length: count - 1 }, () => share), whole.minor - share * (count - 1)]
    const bank = parts.map((minor) => this.#bankOf(whole, at + this.#draws.integer(0, 4), [whole], minor))
    const isSaid = bank.every((line) => line.reference !== '' || /\d{6}/.test(line.text))
    return { class: 'many to one', bank, book: [whole], identifiable: isSaid }
  }

  #payout(at: number): PlannedGroup {
    const batch = this.#number('batch')
    const count = this.#draws.integer(3, 8)
    const book = Array.from({ length: count }, () => ({
      ...this.#book(at, 500 + Math.floor(this.#draws.unit() * 40_000), 'Cardline Payments S.A.'),
      reference: '',
      cheque: '',
      text: 'card sale',
      batch,
    }))
    const gross = book.reduce((sum, one) => sum + one.minor, 0)
    const chargesMinor = book.reduce((sum, one) => sum + Math.round(one.minor * 0.029) + 30, 0)
    const text = this.#draws.chance(this.#world.difficulty === 1 ? 1 : 0.75) ? `PAYOUT ${batch}` : 'PAYOUT'
    const bank: PlannedBankLine = {
      day: this.#dayAt(at + 2),
      minor: gross - chargesMinor,
      kind: 'payout',
      party: 'CARDLINE PAYMENTS S.A.',
      reference: '',
      text,
      cheque: '',
      chargesMinor,
      original: '',
    }
    return { class: 'net payout', bank: [bank], book, identifiable: text !== 'PAYOUT' }
  }

  /** Two of the same amount by the same party within days: whoever pairs them has to know which is which. */
  #twins(at: number, minor: number, party: string): readonly PlannedGroup[] {
    const books = [this.#book(at, minor, party), this.#book(at + this.#draws.integer(0, 2), minor, party)].map(
      (one) => ({ ...one, cheque: '' }),
    )
    const lines = books.map((one, index) => this.#bankOf(one, at + 1 + index * 2, [one]))
    const isSaid = lines.some((line) => line.reference !== '' || /\d{6}/.test(line.text))
    return books.flatMap((one, index) => {
      const line = lines[index]
      return line ? [{ class: 'twins' as const, bank: [line], book: [one], identifiable: isSaid }] : []
    })
  }
}
