import type { Balance, BankLine, CarriedBankLine, StatementHead } from './bank-line.ts'
import { BankLines } from './bank-lines.ts'
import { dayText } from './days.ts'
import { StatementProblem } from './problem.ts'
import { amountText, plainAccount, statementOf, type Statement } from './statement.ts'

export interface Opened {
  readonly account: string
  readonly currency: string
  readonly number: string
  /** Undefined where the format has none: it follows from the closing balance and the lines. */
  readonly opening: Balance | undefined
}

/**
 * One statement of all pages and days that a file has of one account. Each has to begin where the one before ended.
 * Others' accounts are passed over where one is asked for, and refused where none is.
 */
export class StatementBuilder {
  readonly #wanted: string | undefined
  readonly #lines: BankLines
  /** What the lines come to. */
  #sum = 0
  #head: StatementHead | undefined
  #open: Opened | undefined
  #passing = false
  #others = new Set<string>()

  constructor(account: string | undefined, carried: readonly CarriedBankLine[] = []) {
    this.#wanted = account === undefined ? undefined : plainAccount(account)
    this.#lines = new BankLines(carried)
  }

  /** Whether lines are to be given now. */
  get isWanted(): boolean {
    return this.#open !== undefined && !this.#passing
  }

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  get currency(): string {
    return this.#open?.currency ?? ''
  }

  open(opened: Opened, at: string): void {
    if (this.#open)
      throw new StatementProblem('cut off', { at, expected: 'the statement before it has no closing balance' })
    this.#open = opened
    const account = plainAccount(opened.account)
    this.#passing = this.#wanted !== undefined && account !== this.#wanted
    if (this.#passing) {
      this.#others.add(account)
      return
    }
    if (this.#head) this.#refuseGap(this.#head, opened, at)
  }

  add(line: BankLine): void {
    if (!this.isWanted) return
    this.#lines.add(line)
    this.#sum += line.minor
  }

  close(closing: Balance): void {
    const opened = this.#open
    this.#open = undefined
    if (!opened || this.#passing) return
    const first = opened.opening ?? { day: closing.day, minor: closing.minor - this.#sum }
    const { opening = first } = this.#head ?? {}
    this.#head = { ...opened, account: plainAccount(opened.account), opening, closing }
  }

  /** @throws StatementProblem where there is no statement, it is not at its end, or does not add up. */
  finish(): Statement {
    if (this.#open)
      throw new StatementProblem('cut off', {
        field: 'closing balance',
        expected: 'the file ends before the closing balance; fetch it again from the bank',
      })
    if (!this.#head && this.#others.size > 0)
      throw new StatementProblem('wrong account', {
        found: [...this.#others].join(', '),
        expected: `a statement of ${this.#wanted} was expected`,
      })
    if (!this.#head) throw new StatementProblem('cut off', { expected: 'there is no statement in the file' })
    return statementOf(this.#head, this.#lines)
  }

  #refuseGap(head: StatementHead, opened: Opened, at: string): void {
    if (plainAccount(opened.account) !== head.account)
      throw new StatementProblem('wrong account', {
        at,
        found: opened.account,
        expected: `the file also has statements of ${head.account}; say which account is meant`,
      })
    if (opened.currency !== head.currency)
      throw new StatementProblem('wrong currency', {
        at,
        found: opened.currency,
        expected: `${head.currency} was expected`,
      })
    if (opened.opening && opened.opening.minor !== head.closing.minor)
      throw new StatementProblem('sequence broken', {
        at,
        field: 'opening balance',
        found: amountText(opened.opening.minor, opened.currency),
        expected: `the statement before it ended on ${dayText(head.closing.day)} with ${amountText(head.closing.minor, head.currency)}; one between is missing`,
      })
  }
}
