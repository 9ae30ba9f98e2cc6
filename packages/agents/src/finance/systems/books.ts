import type { Amount } from '../../support/systems/amount.ts'

/** One line of an account of the books; texts are empty where nothing is said. */
export interface BookLineRecord {
  readonly id: string
  /** Calendar date. */
  readonly day: string
  /** What the account changed by: money in is above zero. */
  readonly amountMinor: number
  readonly reference: string
  readonly cheque: string
  readonly party: string
  readonly text: string
  /** What is paid out together. */
  readonly batch: string
}

/** A line that is not settled and that the books do not have, kept with what was filed and given back as it was. */
export type OpenLine = Readonly<Record<string, string | number | boolean>>

export interface JournalLine {
  /** The bank line that it is for. */
  readonly about: string
  /** What the bank's account of the books changes by. */
  readonly amountMinor: number
  readonly text: string
}

export interface JournalRequest {
  readonly number: string
  readonly account: string
  readonly day: string
  readonly code: string
  readonly counter: string
  readonly lines: readonly JournalLine[]
}

export interface WorklistItem {
  readonly about: string
  readonly amountMinor: number
  readonly day: string
  readonly cause: string
  readonly text: string
}

export interface WorklistRequest {
  readonly number: string
  readonly account: string
  readonly period: string
  readonly owner: string
  readonly class: string
  readonly items: readonly WorklistItem[]
}

/** A journal as the books hold it, without its lines. */
export interface JournalInBooks {
  readonly number: string
  readonly account: string
  readonly day: string
  readonly code: string
  readonly counter: string
  readonly lines: number
  readonly totalMinor: number
  /** Of its lines as the books hold them. */
  readonly sha256: string
}

/** A worklist as the books hold it, without its items. */
export interface WorklistInBooks {
  readonly number: string
  readonly owner: string
  readonly class: string
  readonly items: number
  readonly sha256: string
}

export interface FiledFile {
  readonly name: string
  readonly sha256: string
}

export interface FiledReconciliation {
  readonly account: string
  /** A month, such as `2026-10`. */
  readonly period: string
  readonly workpaper: string
  /** Hashes of the files it rests on. */
  readonly statements: readonly string[]
  readonly closingBankMinor: number
  /** Before what the reconciliation itself posted. */
  readonly closingBookMinor: number
  readonly adjustedMinor: number
  readonly files: readonly FiledFile[]
}

/** The books: accounts, cash lines, journals, what people have to look at, and reconciliations that were filed. */
export interface Books {
  balance(of: { readonly account: string; readonly on: string }): Promise<Amount>
  /** Pages of the account's lines, those that a reconciliation posted left out. */
  cashLines(of: {
    readonly account: string
    readonly from: string
    readonly to: string
    readonly after: string | null
  }): Promise<{ readonly lines: readonly BookLineRecord[]; readonly next: string | null }>
  /** What these lines come to: whether any of them changed. */
  cashTotals(of: { readonly account: string; readonly from: string; readonly to: string }): Promise<{
    readonly lines: number
    readonly totalMinor: number
    readonly last: string | null
  }>
  postJournal(journal: JournalRequest, key: string): Promise<unknown>
  findJournal(of: { readonly number: string }): Promise<JournalInBooks | null>
  /** A worklist that is there already gets these items in place of its own. */
  assignWorklist(worklist: WorklistRequest, key: string): Promise<unknown>
  findWorklist(of: { readonly number: string }): Promise<WorklistInBooks | null>
  fileReconciliation(
    filed: FiledReconciliation & {
      /** Lines of the books that are not settled, by id. */
      readonly carried: readonly string[]
      /** What else is not settled: lines of the bank, most often. */
      readonly open: readonly OpenLine[]
    },
    key: string,
  ): Promise<unknown>
  findReconciliation(of: { readonly account: string; readonly period: string }): Promise<FiledReconciliation | null>
  latestReconciliation(of: { readonly account: string }): Promise<FiledReconciliation | null>
  carriedLines(of: {
    readonly account: string
    readonly period: string
    readonly after: string | null
  }): Promise<{ readonly lines: readonly BookLineRecord[]; readonly next: string | null }>
  openLines(of: {
    readonly account: string
    readonly period: string
    readonly after: string | null
  }): Promise<{ readonly lines: readonly OpenLine[]; readonly next: string | null }>
}
