import type { Rule } from '../matching/groups.ts'
import type { ItemClass } from '../proof/items.ts'

/** What people call an item of each class, and several of them. */
const classTitles: Readonly<Record<ItemClass, readonly [one: string, many: string]>> = {
  'processing charges': ['Charges of a payout', 'Charges of payouts'],
  'small difference': ['Small difference', 'Small differences'],
  discount: ['Cash discount', 'Cash discounts'],
  exchange: ['Exchange difference', 'Exchange differences'],
  transposed: ['Digits transposed', 'Digits transposed'],
  'wrong sign': ['Wrong sign', 'Wrong signs'],
  difference: ['Large difference', 'Large differences'],
  'to confirm': ['To be confirmed', 'To be confirmed'],
  fee: ['Bank fee', 'Bank fees'],
  interest: ['Interest', 'Interest'],
  returned: ['Returned payment', 'Returned payments'],
  'double at the bank': ['Twice at the bank', 'Twice at the bank'],
  'not booked': ['Not booked', 'Not booked'],
  unexplained: ['Unexplained', 'Unexplained'],
  'outstanding payment': ['Outstanding payment', 'Outstanding payments'],
  'outstanding cheque': ['Outstanding cheque', 'Outstanding cheques'],
  'stale cheque': ['Stale cheque', 'Stale cheques'],
  'deposit in transit': ['Deposit in transit', 'Deposits in transit'],
  'booked twice': ['Booked twice', 'Booked twice'],
  'not at the bank': ['Not at the bank', 'Not at the bank'],
}

/** How lines were found to be the same. */
const ruleTitles: Readonly<Record<Rule, string>> = {
  reference: 'Reference and amount',
  cheque: 'Cheque number and amount',
  party: 'Party and amount',
  amount: 'Amount alone, rare enough',
  payout: 'Payout less its charges',
  'one to many': 'One payment for several documents',
  'many to one': 'Several payments for one document',
  'many to many': 'Several for several',
  'small difference': 'Small difference',
  discount: 'Cash discount',
  exchange: 'Rate of exchange',
  transposed: 'Digits transposed',
  'wrong sign': 'Wrong sign',
  difference: 'Another amount',
  reversed: 'Taken back by the same side',
}

export function titleOfRule(rule: Rule): string {
  return ruleTitles[rule]
}

export function titleOfItem(name: ItemClass): string {
  return classTitles[name][0]
}

export function titleOfItems(name: ItemClass): string {
  return classTitles[name][1]
}
