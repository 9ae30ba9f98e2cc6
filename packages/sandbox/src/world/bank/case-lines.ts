import type { Draws } from '../../random.ts'
import { drawAmount } from './amounts.ts'
import { bankName, partyCount, partyName } from './parties.ts'
import type { BankWorld, PlannedBankLine, PlannedBookLine } from './planned.ts'
import { wordingOf } from './wording.ts'

/** What every case has, of whatever class it is. */
export interface CaseCore {
  /** Number of a business day of the month. */
  readonly at: number
  readonly sign: 1 | -1
  readonly minor: number
  readonly party: string
  readonly book: PlannedBookLine
}

/** Draws the lines of one case. */
export class CaseLines {
  readonly world: BankWorld
  readonly draws: Draws
  readonly #index: number
  #documents = 0

  constructor(world: BankWorld, index: number, draws: Draws) {
    this.world = world
    this.#index = index
    this.draws = draws
  }

  core(): CaseCore {
    const { draws, world } = this
    const sign = draws.chance(0.6) ? 1 : -1
    // Few parties make most of the business.
    const party = partyName(Math.floor(world.parties * draws.unit() ** 2.5) % partyCount)
    const at = draws.integer(0, world.days.length - 8)
    const minor = sign * drawAmount(draws)
    return { at, sign, minor, party, book: this.book(at, minor, party) }
  }

  day(at: number): number {
    const { days } = this.world
    return days[Math.min(at, days.length - 1)] ?? 0
  }

  /** One of the last business days of the month. */
  late(within: number): number {
    return this.day(this.world.days.length - 1 - this.draws.integer(0, within - 1))
  }

  book(at: number, minor: number, party: string): PlannedBookLine {
    const kind = minor > 0 ? 'receipt' : 'payment'
    const isCheque = minor < 0 && this.draws.chance(0.08)
    const reference = this.number(kind)
    const cheque = isCheque ? this.number('cheque') : ''
    return { day: this.day(at), minor, party, reference, cheque, text: '', batch: '' }
  }

  cheque(day: number, minor: number, party: string): PlannedBookLine {
    const reference = this.number('payment')
    return { day, minor: -Math.abs(minor), party, reference, cheque: this.number('cheque'), text: '', batch: '' }
  }

  /** Up to eight documents of a case are told apart. */
  number(kind: 'receipt' | 'payment' | 'cheque' | 'batch'): string {
    const number = this.world.document(kind, this.#index * 8 + (this.#documents % 8))
    this.#documents += 1
    return number
  }

  /** How the bank tells what was booked, naming these documents or not. */
  bank(
    book: PlannedBookLine,
    at: number,
    documents: readonly PlannedBookLine[] = [book],
    minor = book.minor,
  ): PlannedBankLine {
    const { world, draws } = this
    const isCheque = book.cheque !== ''
    const numbers = documents.map((one) => one.reference)
    const { reference, text } = isCheque
      ? { reference: '', text: `CHQ ${book.cheque}` }
      : wordingOf(numbers, world.difficulty, draws)
    return {
      day: this.day(at),
      minor,
      kind: isCheque ? 'cheque' : 'payment',
      party: isCheque ? '' : bankName(book.party, world.difficulty, draws),
      reference,
      text,
      cheque: isCheque && draws.chance(0.7) ? book.cheque : '',
      chargesMinor: 0,
      original: '',
    }
  }

  /** What the bank itself books. */
  own(at: number, minor: number, kind: 'fee' | 'interest'): PlannedBankLine {
    const text = this.draws.pick(
      kind === 'fee' ? ['ENTGELT', 'FEES', 'KONTOFUEHRUNG', 'SERVICE CHARGE'] : ['INTEREST', 'ZINSEN'],
    )
    const said = { reference: '', text, cheque: '', chargesMinor: 0, original: '' }
    return { day: this.day(at), minor, kind, party: '', ...said }
  }
}
