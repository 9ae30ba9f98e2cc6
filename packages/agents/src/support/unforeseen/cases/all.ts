import type { UnforeseenCase } from '../unforeseen-case.ts'
import { mailCases } from './mails.ts'
import { moneyCases } from './money.ts'
import { parcelCases } from './parcels.ts'
import { proofCases } from './proof.ts'
import { recordCases } from './records.ts'
import { replacementCases } from './replacements.ts'
import { ticketCases } from './tickets.ts'
import { trackingCases } from './tracking.ts'

/** Sixty cases that no table foresees. */
export const unforeseenCases: readonly UnforeseenCase[] = [
  ...trackingCases,
  ...proofCases,
  ...moneyCases,
  ...parcelCases,
  ...replacementCases,
  ...recordCases,
  ...ticketCases,
  ...mailCases,
]
