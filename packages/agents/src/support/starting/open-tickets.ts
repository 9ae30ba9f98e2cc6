import { fact, query, recordId } from 'operant'
import { z } from 'zod'
import { desk } from '../systems.ts'

/** A ticket that is not solved. */
export const openTicket = z.object({ ticket: recordId(z.string().min(1)) })

const open = fact('openTickets', z.array(openTicket))

/** The tickets that have come in and are not solved. */
export const openTickets = query({
  name: 'desk.openTickets',
  needs: {},
  gives: open,
  uses: { desk },
  read: async (_, u) => (await u.desk.openTickets()).map(({ id }) => ({ ticket: id })),
})
