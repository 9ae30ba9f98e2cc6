import { all, calculation, fact, maybe } from 'operant'
import { z } from 'zod'
import { finding } from '../finding/finding.ts'
import { attached } from '../returns/attached.ts'
import { ownOrders } from '../orders/concern.ts'
import { correspondence, otherMatter } from '../ticket/correspondence.ts'
import { circumstances } from '../ticket/circumstances.ts'
import { ticket } from '../ticket/ticket.ts'
import { mentioned, understood } from '../ticket/understand.ts'
import { circumstanceDoubts, correspondenceDoubts } from './circumstance-doubts.ts'
import { doubt, type Doubt, doubtThat, option, optionsOf, role, roleOf } from './option.ts'
import { situation } from './situation.ts'

/** Whether the tables foresee the ticket. Where they do not: what a person has to weigh, may do, and who decides. */
export const foreseen = fact(
  'foreseen',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('yes') }),
    z.object({ kind: z.literal('no'), doubts: z.array(doubt), role }),
  ]),
)

/** What is open to whoever takes it over. */
export const options = fact('options', z.array(option))

const no = (doubts: readonly Doubt[]) => ({ kind: 'no' as const, doubts: [...doubts], role: roleOf(doubts) })

/** By what the systems hold of each order. */
export const foreseeOrders = calculation({
  name: 'foreseeOrders',
  needs: { findings: all(finding), request: attached.is({ kind: 'none' }).$.kind },
  gives: foreseen,
  compute: (i) => {
    const doubts = i.findings.flatMap((one) => (one.course === 'person' ? one.doubts : []))
    return doubts.length === 0 ? { kind: 'yes' as const } : no(doubts)
  },
})

/** By what the text says beyond its reason. The orders are read for whoever takes over. */
export const foreseeCircumstances = calculation({
  name: 'foreseeCircumstances',
  needs: {
    circumstances: circumstances.is({ kind: 'not ordinary' }).$.of,
    numbers: mentioned.$.numbers,
    ticket: ticket.$.id,
    situation: maybe(situation),
  },
  gives: foreseen,
  compute: (i) =>
    no(circumstanceDoubts([`ticket ${i.ticket}`, ...i.numbers.map((one) => `names ${one}`)], i.circumstances)),
})

const letters = correspondence.is({ kind: 'other tickets' })
const colleagues = correspondence.is({ kind: 'a colleague answered' })

export const foreseeOtherTickets = calculation({
  name: 'foreseeOtherTickets',
  needs: { found: letters, other: otherMatter, situation: maybe(situation) },
  gives: foreseen,
  compute: (i) => no(correspondenceDoubts(i.found, i.other)),
})

const answers = correspondence.is({ kind: 'the customer answered' })

export const foreseeAnswers = calculation({
  name: 'foreseeAnswers',
  needs: { found: answers, situation: maybe(situation) },
  gives: foreseen,
  compute: (i) => no(correspondenceDoubts(i.found, { reason: 'other', withdrawn: false })),
})

export const foreseeColleagues = calculation({
  name: 'foreseeColleagues',
  needs: { found: colleagues, situation: maybe(situation) },
  gives: foreseen,
  compute: (i) => no(correspondenceDoubts(i.found, { reason: 'other', withdrawn: false })),
})

/** By a reason that this agent does not take up. */
export const foreseeOtherReason = calculation({
  name: 'foreseeOtherReason',
  needs: {
    about: understood,
    request: attached.is({ kind: 'none' }).$.kind,
    ticket: ticket.$.id,
    own: maybe(ownOrders),
    situation: maybe(situation),
  },
  gives: foreseen,
  compute: (i, say) => {
    if (i.about.reason === 'not_received') return say.missing('it is about a parcel that did not arrive')
    return no([
      doubtThat(`the customer writes about: ${i.about.reason}`, {
        evidence: [`ticket ${i.ticket}`, ...(i.own ?? []).map(({ id, status }) => `order ${id}, ${status}`)],
        options: ['answer by hand', 'ask the customer'],
        never: [],
      }),
    ])
  },
})

export const listOptions = calculation({
  name: 'listOptions',
  needs: { doubts: foreseen.is({ kind: 'no' }).$.doubts },
  gives: options,
  compute: (i) => optionsOf(i.doubts),
})
