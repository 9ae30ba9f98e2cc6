import { defineAgent } from 'operant'
import * as actions from './actions.ts'
import { clear, makeGood, reorder, replaceAndThank, thank } from './goals.ts'
import * as reads from './reads.ts'

export const reasonerNames = ['search', 'model', 'hybrid'] as const
export type ReasonerName = (typeof reasonerNames)[number]

/** So many runs of the goal `thank` fit into the budget of each agent, of 5.00 each. */
export const goodwillPlaces = 3

const policy = `policy: complaints
tables:
  - table: refund approval
    for: refund
    inputs: { Amount: arguments.amount }
    hit: first
    rows:
      - [small, "<= 100.00 GBP", allow]
      - [large, "-", approve by lead]
rules:
  - rule: thanks
    for: giveGoodwill
    when: "true"
    then: allow
    because: The budget is the limit.
  - rule: large thanks
    for: giveLargeGoodwill
    when: "true"
    then: approve by lead
    because: It is much money.
${['replace', 'replace.undo', 'trace', 'claim', 'reply', 'followUp', 'reorderPart'].map(allowed).join('')}budgets:
  - budget: goodwill
    per: agent
    limit: ${5 * goodwillPlaces}.00 GBP
  - budget: refunds
    per: agent
    limit: 1000000.00 GBP
`

function allowed(action: string): string {
  return `  - rule: ${action}\n    for: ${action}\n    when: "true"\n    then: allow\n    because: It does no harm.\n`
}

/** The agent that the chaos suite kills: reads, a calculation, a decision, two ways to one end, waits, people, children. */
export function complaintsAgent(reasoner: ReasonerName) {
  return defineAgent({
    name: `complaints by ${reasoner}`,
    goals: [makeGood, thank, replaceAndThank, clear, reorder],
    can: [
      ...Object.values(actions),
      reads.readTicket,
      reads.readOrder,
      reads.readShipment,
      reads.readStock,
      reads.readPayment,
      reads.workOutAward,
      reads.chooseRemedy,
      reads.awaitPayment,
    ],
    policies: [{ path: 'complaints.yaml', text: policy }],
    reasoner,
  })
}
