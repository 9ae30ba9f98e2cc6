import { action, atMost, condition, fact, maybe, recordId, recordText, sameAs } from 'operant'
import { z } from 'zod'
import type { ReturnStepKind, ReturnStepRecord } from '../systems/returns.ts'
import { payments, returns } from '../systems.ts'
import { returnFinding } from './finding.ts'
import { returnedLine, sameAgain } from './goods.ts'
import { request } from './attached.ts'

const kinds = {
  authorise: 'authorisation',
  credit: 'credit',
  exchange: 'exchange',
  decline: 'decline',
  ask: 'evidence request',
} as const satisfies Record<string, ReturnStepKind>

/** What was done about the request, as the system of record holds it. */
export const returnStep = fact(
  'returnStep',
  z.object({
    id: recordId(),
    /** The request, or the line that was paid back. */
    about: recordId(),
    /** What was decided, field by field. */
    detail: z.array(recordText()),
    trackingNumber: recordId().nullable(),
  }),
)

export const returnSettled = condition({
  name: 'returnSettled',
  title: 'the request has what is owed or granted, or its answer',
  needs: { finding: returnFinding.is({ alone: true }), request: maybe(request.$.id), line: maybe(returnedLine) },
  uses: { returns, payments },
  holds: async (i, u) => {
    if (i.finding.course === 'none') return true
    if (i.request === undefined || !i.line) return false
    if (i.finding.course === 'refund')
      return (await u.payments.findRefund({ order: i.line.order, line: i.line.line, cause: i.finding.cause })) !== null
    return (await u.returns.findStep({ request: i.request, kind: kinds[i.finding.course] })) !== null
  },
})

const stepOf = (found: ReturnStepRecord, ...fields: readonly string[]) => ({
  id: found.id,
  trackingNumber: typeof found.detail['trackingNumber'] === 'string' ? found.detail['trackingNumber'] : null,
  about: found.request,
  detail: fields.map((name) => String(found.detail[name] ?? '')),
})

const done = { gives: returnStep, uses: { returns }, makes: returnSettled, undo: 'none', sends: 'nobody' } as const
const authorised = returnFinding.is({ course: 'authorise' })
const credited = returnFinding.is({ course: 'credit' })
const exchanged = returnFinding.is({ course: 'exchange' })
const declined = returnFinding.is({ course: 'decline' })
const asked = returnFinding.is({ course: 'ask' })
const refunded = returnFinding.is({ course: 'refund' })

export const authorise = action({
  ...done,
  name: 'returns.authorise',
  title: (i) => `Let ${i.request} come back until ${i.until}`,
  needs: { request: request.$.id, until: authorised.$.until },
  identity: (i) => ['return authorised', i.request],
  perform: (i, u, key) => u.returns.authorise({ ...i, cause: 'change of mind' }, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'authorisation' })
    return found && stepOf(found, 'until')
  },
  expect: (i) => ({ about: i.request, detail: [i.until] }),
  risk: 'reversible',
})

export const credit = action({
  ...done,
  name: 'returns.credit',
  title: (i) => `Give ${i.value.toString()} of store credit for ${i.request}`,
  needs: { request: request.$.id, value: credited.$.value, cause: credited.$.cause },
  // Why is chosen by what the customer says; what and how much is not.
  privileged: ['request', 'value'],
  relations: { value: atMost(returnedLine.$.value) },
  identity: (i) => ['return credit', i.request],
  spend: { budget: 'refunds', amount: (i) => i.value },
  perform: (i, u, key) => u.returns.credit({ request: i.request, amount: i.value.toJSON(), cause: i.cause }, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'credit' })
    return found && stepOf(found, 'amount', 'currency', 'cause')
  },
  expect: (i) => ({ about: i.request, detail: [i.value.toJSON().amount, i.value.currency, i.cause] }),
  risk: 'irreversible',
})

export const exchange = action({
  ...done,
  name: 'returns.exchange',
  title: (i) => `Send the same again for ${i.request} from ${i.warehouse}, worth ${i.value.toString()}`,
  needs: {
    request: request.$.id,
    sku: returnedLine.$.sku,
    warehouse: sameAgain.is({ kind: 'warehouse' }).$.warehouse,
    value: exchanged.$.value,
    cause: exchanged.$.cause,
  },
  privileged: ['request', 'sku', 'warehouse', 'value'],
  relations: { value: sameAs(returnedLine.$.value) },
  changes: [sameAgain],
  identity: (i) => ['return exchange', i.request],
  spend: { budget: 'replacements', amount: (i) => i.value },
  perform: (i, u, key) =>
    u.returns.exchange({ request: i.request, toSku: i.sku, warehouse: i.warehouse, cause: i.cause }, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'exchange' })
    return found && stepOf(found, 'sku', 'warehouse', 'cause')
  },
  expect: (i) => ({ about: i.request, detail: [i.sku, i.warehouse, i.cause] }),
  risk: 'irreversible',
})

export const refundReturn = action({
  ...done,
  name: 'returns.refund',
  title: (i) => `Pay back ${i.value.toString()} for ${i.request}`,
  needs: {
    request: request.$.id,
    order: returnedLine.$.order,
    line: returnedLine.$.line,
    value: refunded.$.value,
    cause: refunded.$.cause,
  },
  privileged: ['request', 'order', 'line', 'value'],
  relations: { order: sameAs(request.$.order), line: sameAs(request.$.line), value: atMost(returnedLine.$.value) },
  uses: { payments },
  identity: (i) => ['refund', i.line, i.cause],
  spend: { budget: 'refunds', amount: (i) => i.value },
  perform: (i, u, key) =>
    u.payments.refund({ order: i.order, line: i.line, cause: i.cause, amount: i.value.toJSON() }, key),
  confirm: async (i, u) => {
    const found = await u.payments.findRefund({ order: i.order, line: i.line, cause: i.cause })
    if (!found) return null
    const { amount, currency } = found.amount
    return { id: found.id, trackingNumber: null, about: found.line, detail: [found.order, amount, currency] }
  },
  expect: (i) => ({ about: i.line, detail: [i.order, i.value.toJSON().amount, i.value.currency] }),
  risk: 'irreversible',
})

export const decline = action({
  ...done,
  name: 'returns.decline',
  title: (i) => `Decline ${i.request}: ${i.cause}`,
  needs: { request: request.$.id, cause: declined.$.cause },
  privileged: ['request'],
  identity: (i) => ['return declined', i.request],
  perform: (i, u, key) => u.returns.decline(i, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'decline' })
    return found && stepOf(found, 'cause')
  },
  expect: (i) => ({ about: i.request, detail: [i.cause] }),
  risk: 'irreversible',
})

export const askEvidence = action({
  ...done,
  name: 'returns.askEvidence',
  title: (i) => `Ask once for evidence for ${i.request}, until ${i.until}`,
  needs: { request: request.$.id, wanted: asked.$.wanted, until: asked.$.until },
  identity: (i) => ['return evidence', i.request],
  perform: (i, u, key) => u.returns.askEvidence(i, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'evidence request' })
    return found && stepOf(found, 'wanted', 'until')
  },
  expect: (i) => ({ about: i.request, detail: [i.wanted, i.until] }),
  risk: 'reversible',
})

/** The buyer of a gift hears that a matter was settled, and nothing of what, why or how much. */
export const buyerInformed = condition({
  name: 'buyerInformed',
  title: 'the buyer of a gift knows that a matter was settled, and no more',
  needs: { finding: returnFinding.is({ alone: true }), asked: maybe(request) },
  uses: { returns },
  holds: async (i, u) => {
    const settled = i.finding.course === 'credit' || i.finding.course === 'exchange'
    if (!settled || i.asked?.requester === 'buyer') return true
    return (await u.returns.findStep({ request: i.asked?.id ?? '', kind: 'buyer notice' })) !== null
  },
})

export const informBuyer = action({
  name: 'returns.informBuyer',
  title: (i) => `Tell the buyer of the gift that ${i.request} was settled`,
  needs: { request: request.$.id, after: returnStep.$.id },
  uses: { returns },
  makes: buyerInformed,
  identity: (i) => ['buyer notice', i.request],
  perform: (i, u, key) => u.returns.informBuyer({ request: i.request }, key),
  confirm: async (i, u) => {
    const found = await u.returns.findStep({ request: i.request, kind: 'buyer notice' })
    return found && { id: found.id, request: found.request }
  },
  expect: (i) => ({ request: i.request }),
  undo: 'none',
  risk: 'irreversible',
})
