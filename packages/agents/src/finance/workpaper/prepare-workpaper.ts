import { amountText } from '@operant/reconciliation'
import { query } from 'operant'
import { monthText } from '../months.ts'
import { SourcesChanged, StatementUntrue } from '../preparing/prepare.ts'
import type { Summary } from '../preparing/summary.ts'
import { sources, type Sources } from '../sources/sources.ts'
import { bank, books, reconciliationTerms, workpapers } from '../systems.ts'
import { orderOf } from './documents-again.ts'
import { workpaperId } from './workpaper-id.ts'
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
      const made = await u.workpapers.ask(
        id,
        () => orderOf(of, u),
        async ({ summary }) => summary,
      )
      const why = untrue(of, made)
      return why === undefined ? headOf(id, made) : say.missing(why)
    } catch (error) {
      if (error instanceof StatementUntrue) return say.missing(error.message)
      // They are looked up again, and give others.
      if (error instanceof SourcesChanged) return say.refused(error.message, 'sources')
      throw error
    }
  },
})

/** Why a workpaper proves nothing. */
function untrue(of: Sources, { proof }: Summary): string | undefined {
  const { openingGapMinor: gap, adjustedBankMinor, adjustedBookMinor } = proof
  const tell = (minor: number) => amountText(minor, of.currency)
  if (gap !== 0)
    return `${monthText(of.period)} begins with a difference of ${tell(gap)} between bank and books that nothing carried from the month before explains; ${
      of.previous ? 'the books of that month were changed after it was reconciled' : 'file what the account began with'
    }`
  if (proof.ties) return undefined
  return `the bank comes to ${tell(adjustedBankMinor)} and the books to ${tell(adjustedBookMinor)}; nothing is posted`
}
