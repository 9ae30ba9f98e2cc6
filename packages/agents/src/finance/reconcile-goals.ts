import { goal } from 'operant'
import { adjusted } from './adjusting/adjust.ts'
import { reconciled } from './filing/reconciled.ts'
import { accountId, currency, period } from './inputs.ts'

const terms = {
  doneWhen: [adjusted, reconciled],
  limits: { steps: 500, effects: 20_000, calls: 200_000, time: '30d' },
  // What is posted is right whether or not the rest could be done.
  unmet: 'keep',
} as const

/** One account and one month, to the cent. */
export const reconcileAccount = goal({
  ...terms,
  name: 'reconcile',
  ask: ['Reconcile {period} for the {currency} account', 'Reconcile the {currency} account for {period}'],
  input: { period, currency },
})

/** The same of an account by its id, where there are several in one currency. */
export const reconcileOne = goal({
  ...terms,
  name: 'reconcile one',
  ask: ['Reconcile {period} for account {accountId}', 'Reconcile account {accountId} for {period}'],
  input: { period, accountId },
})
