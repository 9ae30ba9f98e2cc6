import { fact, recordId, recordText } from 'operant'
import { z } from 'zod'

/** Where the month before ended; null where nothing of the account was reconciled before. */
const previous = z.object({ period: recordId(), workpaper: recordId(), closingBankMinor: z.number().int() })

const schema = z.object({
  account: recordId(),
  bookAccount: recordId(),
  iban: recordId(),
  currency: recordText(),
  period: recordId(),
  statements: z.array(z.object({ id: recordId(), sha256: recordId() })).min(1),
  /** Lines of the books in the month, what reconciliations posted left out. */
  books: z.object({ lines: z.number().int(), totalMinor: z.number().int(), last: recordId().nullable() }),
  /** The books' balance at the end of the month before. */
  openingBookMinor: z.number().int(),
  previous: previous.nullable(),
})
export type Sources = z.output<typeof schema>

/**
 * What a reconciliation rests on, by hashes and totals: while they are the same it comes out the same. Asked again before
 * anything is posted or filed, which costs the systems next to nothing.
 */
export const sources = fact('sources', schema, { freshFor: '1m' })
