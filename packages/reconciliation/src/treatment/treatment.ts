import type { Item } from '../proof/items.ts'

/** Standard codes of what a reconciliation posts by itself. */
export const journalCodes = ['FEE-PSP', 'BNK-FEE', 'BNK-INT', 'DIFF-SML', 'FX-REAL', 'DISC'] as const
export type JournalCode = (typeof journalCodes)[number]

/** Whose work an exception is. */
export const ownerRoles = ['receivables', 'payables', 'treasury', 'ledger'] as const
export type OwnerRole = (typeof ownerRoles)[number]

/** Whether a posting is within what was agreed beforehand, or somebody is asked first. */
export type Lane = 'alone' | 'ask'

/** What becomes of an item. */
export type Treatment =
  /** It is on its way: the next period begins with it. */
  | { readonly kind: 'carry' }
  /** It is posted, with a code that stands for its reason. */
  | { readonly kind: 'post'; readonly code: JournalCode; readonly lane: Lane; readonly because: string }
  /** Somebody has to look at it; until then the next period begins with it as well. */
  | { readonly kind: 'flag'; readonly owner: OwnerRole; readonly proposal: string }

export interface TreatedItem extends Item {
  /** Its place among all items, from 0. */
  readonly number: number
  readonly treatment: Treatment
}
