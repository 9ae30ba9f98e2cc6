import { query } from 'operant'
import { account } from '../account.ts'
import { period } from '../inputs.ts'
import { bank, books } from '../systems.ts'
import { lookUpSources } from './look-up.ts'
import { sources } from './sources.ts'

/** Finds what there is to reconcile, and refuses a month of which a statement or the month before is missing. */
export const readSources = query({
  name: 'books.readSources',
  needs: { account, period },
  gives: sources,
  uses: { bank, books },
  read: async (i, u, say) => {
    const found = await lookUpSources(u, i.account, i.period)
    return 'why' in found ? say.missing(found.why) : found
  },
})
