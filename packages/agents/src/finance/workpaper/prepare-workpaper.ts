import { amountText, StatementProblem } from '@operant/reconciliation'
import { query } from 'operant'
import { monthText } from '../months.ts'
import { sources, type Sources } from '../sources/sources.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { workpaperId } from './workpaper-id.ts'
import { prepare, SourcesChanged, type Workpaper } from './prepare.ts'
import { headOf, workpaper } from './workpaper.ts'

/** Works out the reconciliation. Nothing is written but the workpaper; one that does not tie is refused. */
export const prepareWorkpaper = query({
  name: 'prepareWorkpaper',
  needs: { sources },
  gives: workpaper,
  uses: { bank, books, workpapers, reconciliationTerms },
  // A million lines take a minute or two.
  timeout: '20m',
  read: async ({ sources: of }, u, say) => {
    try {
      const id = workpaperId(of, u.reconciliationTerms)
      const made = await u.workpapers.take(id, () => prepare(of, u, u.reconciliationTerms))
      const why = untrue(of, made)
      return why === undefined ? headOf(id, made) : say.missing(why)
    } catch (error) {
      if (error instanceof StatementProblem) return say.missing(error.message)
      // They are looked up again, and give others.
      if (error instanceof SourcesChanged) return say.refused(error.message, 'sources')
      throw error
    }
  },
})

/** Why a workpaper proves nothing. */
function untrue(of: Sources, { reconciliation: { proof } }: Workpaper): string | undefined {
  const { openingGapMinor: gap, adjustedBankMinor, adjustedBookMinor } = proof
  const tell = (minor: number) => amountText(minor, of.currency)
  if (gap !== 0)
    return `${monthText(of.period)} begins with a difference of ${tell(gap)} between bank and books that nothing carried from the month before explains; ${
      of.previous ? 'the books of that month were changed after it was reconciled' : 'file what the account began with'
    }`
  if (proof.ties) return undefined
  return `the bank comes to ${tell(adjustedBankMinor)} and the books to ${tell(adjustedBookMinor)}; nothing is posted`
}
