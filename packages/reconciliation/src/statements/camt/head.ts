import { minorOf } from '../amounts.ts'
import type { Balance } from '../bank-line.ts'
import { parseDay } from '../days.ts'
import { StatementProblem } from '../problem.ts'
import type { Opened } from '../statement-builder.ts'
import { find, findAll, needed, textOf, type Element } from './element.ts'

/** Codes of balances: what was booked at the beginning, and what was at the end of the statement before. */
const openings = ['OPBD', 'PRCD', 'OPAV']

/** @throws StatementProblem */
export function openingOf(head: Element, at: string): Opened {
  const balance = balanceElement(head, openings)
  if (!balance)
    throw new StatementProblem('field missing', {
      at,
      field: 'Bal OPBD',
      expected: 'an opening balance was expected before the first entry',
    })
  const currency = find(balance, 'Amt')?.currency ?? ''
  const declared = textOf(head, ['Acct', 'Ccy'])
  if (declared !== '' && declared !== currency)
    throw new StatementProblem('wrong currency', {
      at,
      field: 'Bal/Amt',
      found: currency,
      expected: `the account is in ${declared}`,
    })
  return {
    account: needed(head, at, ['Acct', 'Id', 'IBAN'], ['Acct', 'Id', 'Othr', 'Id']),
    currency,
    number: textOf(head, ['ElctrncSeqNb'], ['LglSeqNb'], ['Id']),
    opening: balanceOf(balance, at),
  }
}

/** @throws StatementProblem */
export function closingOf(head: Element, at: string): Balance {
  const balance = balanceElement(head, ['CLBD'])
  if (!balance)
    throw new StatementProblem('field missing', { at, field: 'Bal CLBD', expected: 'a closing balance was expected' })
  return balanceOf(balance, at)
}

function balanceElement(head: Element, codes: readonly string[]): Element | undefined {
  const balances = findAll(head, 'Bal')
  const found = codes.map((code) => balances.find((one) => textOf(one, ['Tp', 'CdOrPrtry', 'Cd']) === code))
  return found.find((one) => one !== undefined)
}

function balanceOf(balance: Element, at: string): Balance {
  return {
    day: parseDay(needed(balance, at, ['Dt', 'Dt'], ['Dt', 'DtTm']), 'ymd', { at, field: 'Bal/Dt' }),
    minor: signedAmount(balance, ['Amt'], at),
  }
}

/** An amount with the sign that stands beside it: CRDT is money in. */
export function signedAmount(of: Element, path: readonly string[], at: string): number {
  const amount = find(of, ...path)
  const text = needed(of, at, path)
  const minor = minorOf(text, amount?.currency ?? '', { decimal: '.' }, { at, field: `${of.name}/${path.join('/')}` })
  const mark = needed(of, at, ['CdtDbtInd'])
  if (mark !== 'CRDT' && mark !== 'DBIT')
    throw new StatementProblem('field invalid', {
      at,
      field: `${of.name}/CdtDbtInd`,
      found: mark,
      expected: 'CRDT or DBIT was expected',
    })
  return mark === 'CRDT' || minor === 0 ? minor : -minor
}
