export interface BankAccountRecord {
  readonly id: string
  readonly iban: string
  readonly currency: string
  readonly title: string
  /** The account of the books that stands for it. */
  readonly bookAccount: string
}

export interface StatementRecord {
  readonly id: string
  readonly account: string
  readonly format: 'camt.053' | 'mt940' | 'ofx' | 'csv'
  /** Counted by the bank, one by one. */
  readonly sequence: number
  /** Calendar dates, both included. */
  readonly from: string
  readonly to: string
  readonly bytes: number
  readonly sha256: string
}

/** The bank as it delivers: accounts, and files of statements. */
export interface Bank {
  accounts(): Promise<readonly BankAccountRecord[]>
  /** Oldest first. */
  statements(of: { readonly account: string }): Promise<readonly StatementRecord[]>
  /** A piece of the file; `next` is where the following one begins, null at the end. */
  download(of: {
    readonly statement: string
    readonly from: number
  }): Promise<{ readonly base64: string; readonly next: number | null }>
}
