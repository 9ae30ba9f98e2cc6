import type { Group, Rule } from '../matching/groups.ts'
import type { Matching } from '../matching/matching.ts'
import { nameLikeness, nameWords } from '../matching/names.ts'
import { bankCheque, bankReferences } from '../matching/stages/lines.ts'
import { plainCheque, plainReference } from '../matching/references.ts'
import { amountTold, dayTold } from '../statements/told.ts'

const ruleNames: Readonly<Record<Rule, string>> = {
  reference: 'reference',
  cheque: 'cheque',
  party: 'amount and party',
  amount: 'amount alone',
  payout: 'payout',
  'one to many': 'one line for several entries',
  'many to one': 'several lines for one entry',
  'many to many': 'several lines for several entries',
  'small difference': 'small difference',
  discount: 'agreed discount',
  exchange: 'rate of exchange',
  transposed: 'transposed digits',
  'wrong sign': 'wrong sign',
  difference: 'reference, with another amount',
  reversed: 'reversal: each takes the other back',
}

/** Why lines of both sides were taken for the same, in one sentence. */
export function explainGroup(matching: Matching, index: number, currency: string): string {
  const group = matching.groups.get(index)
  const verb = group.standing === 'matched' ? 'Matched' : 'Suggested'
  const said = [amounts(matching, group, currency), identity(matching, group), names(matching, group)]
  const told = [...said, dates(matching, group), rivals(group)].filter((part) => part !== '')
  return `${verb} by ${ruleNames[group.rule]}: ${told.join('; ')}`
}

function amounts(
  { bank, book }: Matching,
  { bank: lines, book: others, differenceMinor }: Group,
  currency: string,
): string {
  const [at, booked] = [sumOf(lines, bank), sumOf(others, book)]
  const [one, two] = [counted(lines.length, 'line'), counted(others.length, 'entry', 'entries')]
  const which = lines.length === 1 && others.length === 1 ? '' : ` (${one}, ${two})`
  if (differenceMinor === 0) return `amount ${amountTold(at, currency)} equal${which}`
  const size = amountTold(differenceMinor, currency)
  return `bank ${amountTold(at, currency)}, ledger ${amountTold(booked, currency)}, difference ${size}${which}`
}

/** What both sides name. */
function identity(matching: Matching, { bank: lines, book: others }: Group): string {
  const { book } = matching
  const said = new Set(lines.flatMap((line) => bankReferences(matching, line)))
  const cheques = new Set(lines.map((line) => bankCheque(matching, line)))
  const named = others.flatMap((other) => {
    if (book.has(other, 'cheque') && cheques.has(plainCheque(book.text(other, 'cheque'))))
      return [`cheque ${book.text(other, 'cheque')}`]
    const own = [book.text(other, 'reference'), book.text(other, 'batch')]
    return own.filter((text) => text !== '' && said.has(plainReference(text)))
  })
  const shown = [...new Set(named)]
  const more = shown.length > 5 ? ` and ${shown.length - 5} more` : ''
  return shown.length === 0 ? '' : `both name ${shown.slice(0, 5).join(', ')}${more}`
}

function names({ bank, book }: Matching, { bank: lines, book: others }: Group): string {
  const [one, two] = [bank.text(lines[0] ?? -1, 'party'), book.text(others[0] ?? -1, 'party')]
  if (one === '' || two === '') return ''
  return one === two ? `'${one}'` : `'${one}' ~ '${two}' ${nameLikeness(nameWords(one), nameWords(two)).toFixed(2)}`
}

function dates({ bank, book, policy }: Matching, { bank: lines, book: others }: Group): string {
  const [first, other] = [lines[0], others[0]]
  if (first === undefined || other === undefined) return ''
  const days = policy.days(book.day(other), bank.booked(first))
  const lag = days === 0 ? 'the same business day' : `${days > 0 ? '+' : ''}${counted(days, 'business day')}`
  return `bank ${dayTold(bank.booked(first))}, ledger ${dayTold(book.day(other))} (${lag})`
}

function rivals({ rivals: count }: Group): string {
  return count === 0 ? 'no other candidate' : counted(count, 'other candidate')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${Math.abs(count) === 1 ? one : many}`
}

function sumOf(lines: readonly number[], of: { minor(line: number): number }): number {
  return lines.reduce((sum, line) => sum + of.minor(line), 0)
}
