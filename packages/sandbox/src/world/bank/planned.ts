import type { Difficulty } from '../scene.ts'
import type { BankClass } from './classes.ts'

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
  /** The class that it is easily taken for and is not. */
  readonly decoyOf?: BankClass
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

export function pairOf(name: BankClass, bank: PlannedBankLine, book: PlannedBookLine): PlannedGroup {
  return { class: name, bank: [bank], book: [book], identifiable: true }
}

export function onlyAtBank(name: BankClass, line: PlannedBankLine): PlannedGroup {
  return { class: name, bank: [line], book: [], identifiable: true }
}

export function onlyInBooks(name: BankClass, line: PlannedBookLine): PlannedGroup {
  return { class: name, bank: [], book: [line], identifiable: true }
}

/** Whether a bank line names what it is for. */
export function isSaid({ reference, cheque, text }: PlannedBankLine): boolean {
  return reference !== '' || cheque !== '' || /\d{6}/.test(text)
}
