import { defineAgent, goal } from 'operant'
import { findAccount, findAccountById, readAccounts } from './account.ts'
import { adjust } from './adjusting/adjust.ts'
import { fileReconciliation } from './filing/file-reconciliation.ts'
import { reportsKept, writeReport } from './filing/report.ts'
import { currency, period } from './inputs.ts'
import { allReconciled, reconcileAll } from './month/reconcile-all.ts'
import { readOpen, stillOpen } from './questions/what-is-open.ts'
import { findLine, line, whyOpen } from './questions/why-open.ts'
import { reconcileAccount, reconcileOne } from './reconcile-goals.ts'
import { readSources } from './sources/read-sources.ts'
import { prepareWorkpaper } from './workpaper/prepare-workpaper.ts'

/** Every account of the company. */
export const reconcileMonth = goal({
  name: 'reconcile month',
  ask: ['Reconcile {period}', 'Reconcile {period} for all accounts'],
  input: { period },
  doneWhen: [allReconciled],
  unmet: 'keep',
})

const whatIsOpen = goal({
  name: 'what is open',
  ask: [
    'What is still open on the {currency} account',
    'What is open on the {currency} account',
    'Is anything open on the {currency} account',
  ],
  input: { currency },
  answers: [stillOpen],
})

const whyIsOpen = goal({
  name: 'why open',
  ask: ['Why is line {line} open', 'Why is line {line} still open', 'Why is {line} open', 'Why is {line} still open'],
  input: { line },
  answers: [whyOpen],
})

/** Reconciles bank accounts with the books, month by month, and says what is open. */
export const reconciliationAgent = defineAgent({
  name: 'reconciliation',
  title: 'Bank reconciliation',
  goals: [reconcileAccount, reconcileOne, reconcileMonth, whatIsOpen, whyIsOpen],
  can: [
    readAccounts,
    findAccount,
    findAccountById,
    readSources,
    prepareWorkpaper,
    adjust,
    writeReport,
    fileReconciliation,
    reconcileAll,
    readOpen,
    findLine,
  ],
  policies: [new URL('./policy.yaml', import.meta.url)],
  files: [reportsKept],
})
