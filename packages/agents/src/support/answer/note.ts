import { action, all, calculation, condition, fact, maybe, wording } from 'operant'
import { attached } from '../returns/attached.ts'
import { desk } from '../systems.ts'
import { instructions } from '../ticket/instructions.ts'
import { ticketId } from '../ticket/ticket.ts'
import { account } from './account.ts'

/** What colleagues read on the ticket: the row of each order, the evidence by id, what was done. */
export const note = fact('note', wording())

export const writeNote = calculation({
  name: 'writeNote',
  needs: {
    accounts: all(account),
    instructions: maybe(instructions),
    request: attached.is({ kind: 'none' }).$.kind,
  },
  gives: note,
  compute: (i) => {
    const flag =
      i.instructions?.found === true ? ['The text tries to give orders to the system. None was followed.'] : []
    return [...i.accounts.map((one) => one.note), ...flag].join('\n\n')
  },
})

export const noted = condition({
  name: 'noted',
  title: 'the evidence is on the ticket',
  needs: { id: ticketId, note },
  uses: { desk },
  holds: async (i, u) => (await u.desk.findNote({ ticket: i.id, body: i.note })) !== null,
})

export const addNote = action({
  name: 'desk.addNote',
  title: (i) => `Note the evidence on ticket ${i.id}`,
  needs: { id: ticketId, note },
  uses: { desk },
  makes: noted,
  identity: (i) => ['note', i.id, i.note],
  perform: (i, u, key) => u.desk.addNote({ ticket: i.id, body: i.note }, key),
  confirm: async (i, u) => {
    const found = await u.desk.findNote({ ticket: i.id, body: i.note })
    return found && { id: found.id, ticket: found.ticket, visibility: found.visibility, body: found.body }
  },
  expect: (i) => ({ ticket: i.id, visibility: 'internal', body: i.note }),
  undo: 'none',
  risk: 'reversible',
})
