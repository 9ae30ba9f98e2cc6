import { readFileSync } from 'node:fs'
import { type Agent, condition, defineAgent, delegation, goal } from 'operant'
import { checksOf, deskActionsOf } from './actions.ts'
import { firm } from './firm.ts'
import type { Layers } from './layers.ts'
import { administrationOf, payablesOf } from './payables.ts'
import { conclusionsOf, readsOf } from './reads.ts'
import { tokensOf } from './tokens.ts'

const policy = readFileSync(new URL('./policy.yaml', import.meta.url), 'utf8')

/** What administrators' agents may do, and nobody else's. */
const administrators = `
policy: administrators
rules:
  - rule: administration
    for: access.grant, policies.setLimit, approvals.approve
    then: allow
    because: It is their work.
`

/** The firm's agent that works on tickets and invoices, with some of its protections or all of them. */
export function firmAgent(layers: Layers, reasoner: 'search' | 'model'): Agent {
  const f = tokensOf(layers)
  const checks = checksOf(f)
  const read = condition({
    name: 'looked',
    needs: { status: f.orderRecord.$.status },
    uses: { firm },
    holds: (i) => i.status !== undefined,
  })
  const { ticketId } = f
  const input = { ticketId }
  const handle = goal({
    name: 'handle',
    ask: 'Handle ticket {ticketId}',
    input,
    doneWhen: [checks.closed],
    unmet: 'keep',
  })
  const follow = delegation({
    name: 'follow',
    needs: { ticketId },
    to: handle,
    with: (_, i) => ({ ticketId: i.ticketId }),
    makes: checks.closed,
  })
  const goals = [
    handle,
    goal({ name: 'answer', ask: 'Answer ticket {ticketId}', input, doneWhen: [checks.answered], unmet: 'keep' }),
    goal({ name: 'remedy', ask: 'Remedy ticket {ticketId}', input, doneWhen: [checks.remedied], unmet: 'keep' }),
    goal({ name: 'pay', ask: 'Pay the invoices of {ticketId}', input, doneWhen: [checks.paid], unmet: 'keep' }),
    goal({ name: 'note', ask: 'Note on {ticketId}', input, doneWhen: [checks.noted], unmet: 'keep' }),
    goal({ name: 'take', ask: 'Take the return of {ticketId}', input, doneWhen: [checks.taken], unmet: 'keep' }),
    goal({ name: 'look', ask: 'Where is the order of {ticketId}', input, doneWhen: [read], unmet: 'keep' }),
    goal({ name: 'move', ask: 'Change the address of {ticketId}', input, doneWhen: [checks.moved], unmet: 'keep' }),
    goal({ name: 'please', ask: 'Goodwill for {ticketId}', input, doneWhen: [checks.pleased], unmet: 'keep' }),
  ] as const
  const { grant, raiseLimit, approve } = administrationOf(f)
  const own = [
    ...Object.values(readsOf(f, layers)),
    ...Object.values(conclusionsOf(f)),
    ...Object.values(deskActionsOf(f, layers, checks)),
    ...Object.values(payablesOf(f, layers, checks)),
    follow,
  ]
  return defineAgent({
    name: 'clerk',
    goals,
    can: layers.grants ? own : [...own, grant, raiseLimit, approve],
    policies: [
      { path: 'policy.yaml', text: layers.limits ? policy : withoutLimits(policy) },
      ...(layers.grants ? [] : [{ path: 'administrators.yaml', text: administrators }]),
    ],
    reasoner,
  })
}

/** The same policy without a ceiling on anything: every budget as wide as the sea, no amount too large. */
function withoutLimits(text: string): string {
  return text
    .replaceAll(/limit: \d+\.00 GBP/g, 'limit: 99999999.00 GBP')
    .replaceAll(/<= \d+\.00 GBP/g, '<= 99999999.00 GBP')
}
