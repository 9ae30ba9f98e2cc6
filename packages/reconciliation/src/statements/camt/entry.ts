import { minorOf } from '../amounts.ts'
import type { BankLine, LineKind } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { StatementProblem } from '../problem.ts'
import { amountText } from '../statement.ts'
import type { StatementBuilder } from '../statement-builder.ts'
import { find, findAll, needed, textOf, type Element } from './element.ts'
import { signedAmount } from './head.ts'

/**
 * Adds what an entry booked: one line, or one for each transaction of a batch. Entries that are not booked yet count for
 * nothing.
 * @throws StatementProblem
 */
export function addEntry(builder: StatementBuilder, entry: Element, at: string): void {
  if (!builder.isWanted) return
  const status = needed(entry, at, ['Sts', 'Cd'], ['Sts'])
  if (status !== 'BOOK') return
  const currency = find(entry, 'Amt')?.currency ?? ''
  if (currency !== builder.currency)
    throw new StatementProblem('wrong currency', {
      at,
      field: 'Ntry/Amt',
      found: currency,
      expected: `the account is in ${builder.currency}`,
    })
  const minor = signedAmount(entry, ['Amt'], at)
  const details = entry.children.filter(({ name }) => name === 'NtryDtls').flatMap((one) => findAll(one, 'TxDtls'))
  const whole = lineOf(entry, details[0], minor, at)
  const parts = details.length > 1 ? partsOf(details, currency, Math.sign(minor), at) : undefined
  if (!parts) return builder.add(whole)
  const sum = parts.reduce((total, one) => total + one.minor, 0)
  if (sum !== minor)
    throw new StatementProblem('does not add up', {
      at,
      field: 'Ntry/NtryDtls',
      found: amountText(sum, currency),
      expected: `the entry is of ${amountText(minor, currency)}; its ${parts.length} transactions have to come to it`,
    })
  for (const { details: one, minor: part } of parts) builder.add(lineOf(entry, one, part, at))
}

/** What each transaction of a batch booked; undefined where the bank does not say it of every one. */
function partsOf(
  details: readonly Element[],
  currency: string,
  sign: number,
  at: string,
): readonly { readonly details: Element; readonly minor: number }[] | undefined {
  const parts = details.flatMap((one) => {
    const amount = find(one, 'AmtDtls', 'TxAmt', 'Amt') ?? find(one, 'Amt')
    if (amount?.currency !== currency) return []
    const units = minorOf(amount.text, currency, { decimal: '.' }, { at, field: 'TxDtls/Amt' })
    const mark = textOf(one, ['CdtDbtInd'])
    const direction = mark === '' ? sign : mark === 'CRDT' ? 1 : -1
    return [{ details: one, minor: units * direction }]
  })
  return parts.length === details.length ? parts : undefined
}

function lineOf(entry: Element, details: Element | undefined, minor: number, at: string): BankLine {
  const of = details ?? entry
  const booked = parseDay(needed(entry, at, ['BookgDt', 'Dt'], ['BookgDt', 'DtTm'], ['ValDt', 'Dt']), 'ymd', {
    at,
    field: 'BookgDt',
  })
  const value = textOf(entry, ['ValDt', 'Dt'], ['ValDt', 'DtTm'])
  const reversal = textOf(entry, ['RvslInd']) === 'true' || textOf(entry, ['RvslInd']) === '1'
  const reference = textOf(of, ['Refs', 'EndToEndId'])
  return {
    booked,
    value: value === '' ? booked : parseDay(value, 'ymd', { at, field: 'ValDt' }),
    minor,
    kind: kindOf(entry, of, reversal),
    reversal,
    reference: reference === 'NOTPROVIDED' ? '' : reference,
    bankReference: textOf(of, ['Refs', 'AcctSvcrRef']) || textOf(entry, ['AcctSvcrRef'], ['NtryRef']),
    cheque: textOf(of, ['Refs', 'ChqNb']),
    party: partyOf(of, minor),
    text: [...textsOf(of), textOf(entry, ['AddtlNtryInf'])].filter((one) => one !== '').join(' '),
    chargesMinor: chargesOf(of, at),
    original: originalOf(of),
  }
}

/** The other side: who pays where money comes in, and who is paid where it goes out. */
function partyOf(details: Element, minor: number): string {
  const [side, ultimate] = minor > 0 ? ['Dbtr', 'UltmtDbtr'] : ['Cdtr', 'UltmtCdtr']
  return textOf(
    details,
    ['RltdPties', side, 'Nm'],
    ['RltdPties', side, 'Pty', 'Nm'],
    ['RltdPties', ultimate, 'Nm'],
    ['RltdPties', ultimate, 'Pty', 'Nm'],
  )
}

function textsOf(details: Element): readonly string[] {
  const remittance = find(details, 'RmtInf')
  if (!remittance) return []
  const structured = findAll(remittance, 'Strd').map((one) =>
    textOf(one, ['CdtrRefInf', 'Ref'], ['RfrdDocInf', 'Nb'], ['AddtlRmtInf']),
  )
  return [...findAll(remittance, 'Ustrd').map(({ text }) => text), ...structured]
}

function chargesOf(details: Element, at: string): number {
  const charges = find(details, 'Chrgs')
  const amount = charges && (find(charges, 'TtlChrgsAndTaxAmt') ?? find(charges, 'Rcrd', 'Amt') ?? find(charges, 'Amt'))
  return amount ? minorOf(amount.text, amount.currency, { decimal: '.' }, { at, field: 'Chrgs' }) : 0
}

function originalOf(details: Element): string {
  const amount = find(details, 'AmtDtls', 'InstdAmt', 'Amt')
  const rate = textOf(
    details,
    ['AmtDtls', 'InstdAmt', 'CcyXchg', 'XchgRate'],
    ['AmtDtls', 'TxAmt', 'CcyXchg', 'XchgRate'],
  )
  return amount && rate !== '' ? `${amount.text} ${amount.currency}` : ''
}

function kindOf(entry: Element, details: Element, reversal: boolean): LineKind {
  const code = (part: readonly string[]) => textOf(details, ['BkTxCd', ...part]) || textOf(entry, ['BkTxCd', ...part])
  const family = code(['Domn', 'Fmly', 'Cd'])
  const sub = code(['Domn', 'Fmly', 'SubFmlyCd'])
  if (reversal || textOf(details, ['RtrInf', 'Rsn', 'Cd']) !== '' || sub === 'RRTN' || sub === 'UPCT') return 'return'
  if (sub === 'CHRG' || sub === 'COMM' || sub === 'FEES') return 'fee'
  if (sub === 'INTR') return 'interest'
  if (family === 'ICHQ' || family === 'RCHQ') return 'cheque'
  if (family === 'MCRD' && sub === 'SMRT') return 'payout'
  return family === '' ? 'other' : 'payment'
}
