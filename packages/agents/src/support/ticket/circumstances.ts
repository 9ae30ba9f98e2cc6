import { fact, judgement } from 'operant'
import { z } from 'zod'
import { ticket } from './ticket.ts'

const kinds = ['legal action', 'health', 'crime', 'death', 'somebody else'] as const
export type Circumstance = (typeof kinds)[number]

/** Words that take a ticket out of the ordinary. They only ever stop the agent: a person answers then. */
const words: Readonly<Record<Circumstance, RegExp>> = {
  'legal action':
    /\b(?:(?:issue|start|begin|commence) (?:legal )?proceedings|court|lawsuit|sue you|solicitors?|attorney|barrister|I act for|final demand|damages of|statutory demand)\b/i,
  health:
    /\b(?:insulin|medicines?|medication|prescription|dialysis|oxygen|hospital|wheelchair|allergic reaction|injur(?:ed|y)|bleeding|unconscious|electric shock|caught fire|burn(?:ed|t) (?:my|his|her|our))\b/i,
  crime: /\b(?:police|crime number|stole(?:n)? by|theft report|reported the theft|burglary|criminal complaint)\b/i,
  death:
    /\b(?:died|passed away|deceased|late (?:husband|wife|mother|father)|(?:settle|executor of|administer) (?:the|her|his|my) \w*\s?estate|funeral)\b/i,
  'somebody else':
    /\b(?:on behalf of (?:my|our|an?|the)|power of attorney|asked me to (?:write|ask|enquire)|(?:my|our) (?:sister|brother|mother|father|parents?|friend|neighbour|colleague|client|boss|daughter|son|aunt|uncle)(?: \w+)?[’']s (?:order|parcel|package))\b/i,
}

/** What makes a ticket one that no template answers, as its text tells. */
export const circumstances = fact(
  'circumstances',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ordinary') }),
    z.object({ kind: z.literal('not ordinary'), of: z.array(z.enum(kinds)) }),
  ]),
)

export const judgeCircumstances = judgement({
  name: 'judgeCircumstances',
  needs: { subject: ticket.$.subject, body: ticket.$.body },
  gives: circumstances,
  atLeast: 0,
  judge: (i) => {
    const of = circumstancesIn(`${i.subject}\n${i.body}`)
    const value = of.length === 0 ? { kind: 'ordinary' as const } : { kind: 'not ordinary' as const, of: [...of] }
    return { value, confidence: 1 }
  },
})

export function circumstancesIn(text: string): readonly Circumstance[] {
  return kinds.filter((kind) => words[kind].test(text))
}
