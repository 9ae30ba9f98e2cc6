import { defineAgent, goal } from 'operant'
import { adjust, adjusted } from './adjusting/adjust.ts'
import { fileReconciliation } from './filing/file-reconciliation.ts'
import { reconciled } from './filing/reconciled.ts'
import { writeReport } from './filing/report.ts'
import { currency, findAccount, period } from './inputs.ts'
import { readSources } from './sources/read-sources.ts'
import { prepareWorkpaper } from './workpaper/prepare-workpaper.ts'

const limits = { steps: 500, effects: 20_000, calls: 200_000, time: '30d' } as const

/** One account and one month, to the cent. */
export const reconcileAccount = goal({
  name: 'reconcile',
  ask: ['Reconcile {period} for the {currency} account', 'Reconcile the {currency} account for {period}'],
  input: { period, currency },
  doneWhen: [adjusted, reconciled],
  limits,
  // What is posted is right whether or not the rest could be done.
  unmet: 'keep',
})

/** Reconciles bank accounts with the books, month by month. */
export const reconciliationAgent = defineAgent({
  name: 'reconciliation',
  title: 'Bank reconciliation',
  goals: [reconcileAccount],
  can: [findAccount, readSources, prepareWorkpaper, adjust, writeReport, fileReconciliation],
  policies: [new URL('./policy.yaml', import.meta.url)],
})
