import type { StatementHead } from './bank-line.ts'
import type { BankLines } from './bank-lines.ts'
import { digitsOf } from './amounts.ts'
import { dayText } from './days.ts'
import { StatementProblem } from './problem.ts'

/** A statement whose lines lead from its opening balance to its closing one. */
export interface Statement {
  readonly head: StatementHead
  readonly lines: BankLines
}

/**
 * A statement of what was read.
 * @throws StatementProblem where its lines do not lead from one balance to the other.
 */
export function statementOf(head: StatementHead, lines: BankLines, at = ''): Statement {
  let sum = head.opening.minor
  for (let index = lines.carried; index < lines.length; index += 1) sum += lines.minor(index)
  if (sum !== head.closing.minor)
    throw new StatementProblem('does not add up', {
      at,
      field: 'closing balance',
      found: amountText(head.closing.minor, head.currency),
      expected: `opening balance and ${lines.length - lines.carried} lines come to ${amountText(sum, head.currency)}: the file is cut off, or a line is missing or twice in it; fetch it again from the bank`,
    })
  return { head, lines }
}

/** What is expected of the next statement of an account. */
export interface Expected {
  readonly account?: string
  readonly currency?: string
  /** The last statement that was taken of the account. */
  readonly previous?: StatementHead
}

/**
 * Refuses a statement of another account or currency, and one that does not begin where the last one ended.
 * @throws StatementProblem
 */
export function refuseUnexpected({ head }: Statement, { account, currency, previous }: Expected): void {
  const wanted = account === undefined ? undefined : plainAccount(account)
  if (wanted !== undefined && plainAccount(head.account) !== wanted)
    throw new StatementProblem('wrong account', {
      found: head.account,
      expected: `a statement of ${wanted} was expected`,
    })
  if (currency !== undefined && head.currency !== currency)
    throw new StatementProblem('wrong currency', { found: head.currency, expected: `${currency} was expected` })
  if (!previous) return
  const isAgain =
    previous.closing.day === head.closing.day &&
    previous.closing.minor === head.closing.minor &&
    previous.opening.minor === head.opening.minor &&
    previous.number === head.number
  if (isAgain)
    throw new StatementProblem('taken before', { found: head.number, expected: 'take the statement that follows it' })
  if (head.opening.minor !== previous.closing.minor)
    throw new StatementProblem('sequence broken', {
      field: 'opening balance',
      found: amountText(head.opening.minor, head.currency),
      expected: `the last statement taken ended on ${dayText(previous.closing.day)} with ${amountText(previous.closing.minor, previous.currency)}; take the ones between first`,
    })
}

/** An account without the spaces that people write. */
export function plainAccount(account: string): string {
  return account.replaceAll(/\s/g, '').toUpperCase()
}

/** `1250.00 EUR`, of minor units. */
export function amountText(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const [sign, units] = [minor < 0 ? '-' : '', String(Math.abs(minor)).padStart(digits + 1, '0')]
  const whole = units.slice(0, units.length - digits)
  return `${sign}${whole}${digits > 0 ? `.${units.slice(-digits)}` : ''} ${currency}`
}
