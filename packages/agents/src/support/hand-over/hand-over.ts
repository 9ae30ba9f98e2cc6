import { action, condition } from 'operant'
import { desk } from '../systems.ts'
import { ticketId } from '../ticket/ticket.ts'
import { foreseen, options } from './foreseen.ts'

/** Nothing is left that the tables do not foresee. */
export const seenTo = condition({
  name: 'seenTo',
  title: 'what no table foresees was seen to by a person',
  needs: { foreseen },
  uses: {},
  holds: (i) => i.foreseen.kind === 'yes',
})

const unforeseen = foreseen.is({ kind: 'no' })

/**
 * Gives the case to whoever may decide it. The policy hands this call to the role that the case needs, with the options;
 * a house that lets it happen gets a note on the ticket instead.
 */
export const handOver = action({
  name: 'desk.handOver',
  title: (i) => `Decide ticket ${i.id}: ${i.options.join(', or ')}`,
  needs: { id: ticketId, role: unforeseen.$.role, doubts: unforeseen.$.doubts, options },
  uses: { desk },
  makes: seenTo,
  identity: (i) => ['hand over', i.id],
  perform: (i, u, key) => u.desk.addNote({ ticket: i.id, body: textOf(i) }, key),
  confirm: async (i, u) => {
    const found = await u.desk.findNote({ ticket: i.id, body: textOf(i) })
    return found && { id: found.id, ticket: found.ticket, body: found.body }
  },
  expect: (i) => ({ ticket: i.id, body: textOf(i) }),
  undo: 'none',
  risk: 'reversible',
})

function textOf(i: {
  doubts: readonly { what: string; evidence: readonly string[] }[]
  options: readonly string[]
  role: string
}): string {
  const said = i.doubts.map(({ what, evidence }) => `${what}: ${evidence.join('; ')}.`)
  return [...said, `For ${i.role}: ${i.options.join(', or ')}.`].join('\n')
}
