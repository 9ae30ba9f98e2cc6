import { z } from 'zod'
import { action, answered, condition, decision, defineAgent, fact, goal, maybe, query, recordId } from '../../index.ts'
import { Ledger, ledger } from './ledger.ts'

/** A claim is settled by a refund, or by a replacement where a colleague will not have money given back. */
export const claimId = fact('claimId', z.string())
export const claim = fact('claim', z.object({ id: recordId(), cents: z.number() }))
export const refundSaid = fact('refundSaid', answered())
export const remedy = fact('remedy', z.object({ kind: z.enum(['refund', 'replacement']) }))

const claimShape = z.object({ cents: z.number() })
const paidShape = z.object({ cents: z.number() })
const sentShape = z.object({ note: z.string() })

const readClaim = query({
  name: 'readClaim',
  needs: { id: claimId },
  gives: claim,
  uses: { ledger },
  read: (i, u, say) => {
    const found = u.ledger.read('claim', i.id, claimShape)
    return found ? { id: i.id, ...found } : say.missing(`there is no claim ${i.id}`)
  },
})

const decideRemedy = decision({
  name: 'decideRemedy',
  needs: { cents: claim.$.cents, said: maybe(refundSaid.$.kind) },
  gives: remedy,
  rows: [
    { rule: 'a colleague refused the refund', when: { said: 'rejected' }, then: { kind: 'replacement' } },
    { rule: 'a refund is due', when: {}, then: { kind: 'refund' } },
  ],
})

const settled = condition({
  name: 'settled',
  title: 'the claim is settled',
  needs: { id: claimId, remedy },
  uses: { ledger },
  holds: (i, u) => u.ledger.has(i.remedy.kind, i.id),
})

export const refund = action({
  name: 'refund',
  title: (i) => `Refund ${i.cents} cents for claim ${i.id}`,
  needs: { id: claimId, cents: claim.$.cents, due: remedy.is({ kind: 'refund' }) },
  said: refundSaid,
  uses: { ledger },
  makes: settled,
  identity: (i) => ['refund', i.id],
  perform: (i, u, key) => u.ledger.write('refund', i.id, { cents: i.cents }, key),
  confirm: (i, u) => u.ledger.read('refund', i.id, paidShape),
  expect: (i) => ({ cents: i.cents }),
  undo: { perform: (i, u) => u.ledger.erase('refund', i.id) },
  risk: 'reversible',
})

export const replace = action({
  name: 'replace',
  title: (i) => `Send the goods of claim ${i.id} again`,
  needs: { id: claimId, no: refundSaid.is({ kind: 'rejected' }) },
  uses: { ledger },
  makes: settled,
  identity: (i) => ['replace', i.id],
  perform: (i, u, key) =>
    u.ledger.write('replacement', i.id, { note: `${i.no.by} will not have a refund: ${i.no.reason}` }, key),
  confirm: (i, u) => u.ledger.read('replacement', i.id, sentShape),
  expect: (i) => ({ note: `${i.no.by} will not have a refund: ${i.no.reason}` }),
  sends: 'nobody',
  undo: 'none',
  risk: 'reversible',
})

/** Nobody is ever content: what can be taken back is. */
const content = condition({ name: 'content', needs: { done: settled }, holds: () => false })
const terms = { name: 'settle', ask: 'Settle {claimId}', input: { claimId } }

export const policy = `policy: redress
rules:
  - rule: refunds
    for: refund
    then: approve by lead
  - rule: instead of a refund
    for: replace
    when: refundSaid.kind == "rejected"
    then: allow
`

export const redress = (text = policy, unmet?: 'undo') =>
  defineAgent({
    name: 'redress',
    goals: [goal({ ...terms, doneWhen: unmet ? [settled, content] : [settled], ...(unmet ? { unmet } : {}) })],
    can: [readClaim, decideRemedy, refund, replace],
    policies: [{ path: 'redress.yaml', text }],
  })

/** Claim `c1` of 900 cents. */
export function claims(): Ledger {
  const books = new Ledger()
  books.set('claim', 'c1', { cents: 900 })
  return books
}
