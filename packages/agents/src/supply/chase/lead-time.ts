import { action, calculation, condition, fact, judgement, query, recordId, recordText, sameAs } from 'operant'
import { z } from 'zod'
import { stripMail } from '../../support/understanding/strip-mail.ts'
import { chaseTerms } from '../calendar/terms.ts'
import { reorderPoint, withLeadTime } from '../replenishment/reorder-point.ts'
import { planning, purchasing } from '../systems.ts'
import { answerMail } from './answer.ts'
import { answer } from './correspondence.ts'
import { purchaseOrder } from './order.ts'
import { sentencesOf } from './read-answer.ts'
import { readLeadTime } from './read-lead-time.ts'
import { supplier } from './supplier.ts'

/** A lead time that the mail announces. */
export const announced = fact(
  'announced',
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('lead time'), sku: recordId(), days: z.number().int(), from: z.iso.date() }),
    z.object({ kind: z.literal('nothing') }),
  ]),
  { about: answer },
)

export const judgeLeadTime = judgement({
  name: 'judgeLeadTime',
  needs: { lines: purchaseOrder.$.lines, on: answerMail.$.on, body: answerMail.$.body },
  gives: announced,
  atLeast: 0.9,
  judge: (i) => {
    const skus = [...new Set(i.lines.map(({ sku }) => sku))]
    const found = readLeadTime(sentencesOf(stripMail(i.body)), skus, i.on)
    return { value: found ? { kind: 'lead time', ...found } : { kind: 'nothing' }, confidence: 1 }
  },
})

const changed = announced.is({ kind: 'lead time' })

/** What the warehouse of the order plans the article with. */
export const planned = fact(
  'planned',
  z.object({
    warehouse: recordText(),
    demand: z.number(),
    demandSd: z.number(),
    lead: z.number(),
    leadSd: z.number(),
    service: z.number(),
  }),
  { about: answer },
)

export const readPlanned = query({
  name: 'planning.readPosition',
  needs: { sku: changed.$.sku, warehouse: purchaseOrder.$.warehouse },
  gives: planned,
  uses: { planning },
  read: async (i, u, say) => {
    const found = (await u.planning.positions(i.sku)).find(({ warehouse }) => warehouse === i.warehouse)
    if (!found) return say.missing(`${i.warehouse ?? 'no warehouse'} does not plan ${i.sku}`)
    const { warehouse, demandPerDay, demandSd, leadDays, leadSd, serviceLevel } = found
    return { warehouse, demand: demandPerDay, demandSd, lead: leadDays, leadSd, service: serviceLevel }
  },
})

/** The reorder point that follows from the new lead time. */
export const newReorderPoint = fact('newReorderPoint', z.object({ pieces: z.number().int() }), { about: answer })

export const replan = calculation({
  name: 'replan',
  needs: { planned, days: changed.$.days, share: chaseTerms.$.leadTimeSdShare },
  gives: newReorderPoint,
  compute: (i) => {
    const leadSd = Math.max(i.planned.leadSd, i.share * i.days)
    return { pieces: Math.ceil(reorderPoint(withLeadTime(i.planned, i.days, leadSd))) }
  },
})

export const leadTimeKnown = condition({
  name: 'leadTimeKnown',
  title: 'a lead time that the supplier announced is on record',
  needs: { answer, supplier: supplier.$.id, announced },
  uses: { purchasing },
  holds: async (i, u) =>
    i.announced.kind === 'nothing' ||
    (await u.purchasing.findLeadTime({ supplier: i.supplier, sku: i.announced.sku, because: i.answer })) !== null,
})

export const recordLeadTime = action({
  name: 'purchasing.recordLeadTime',
  title: (i) => `${i.sku} of ${i.supplier} takes ${i.days} days from ${i.from} on, says mail ${i.answer}`,
  needs: {
    supplier: supplier.$.id,
    sku: changed.$.sku,
    days: changed.$.days,
    from: changed.$.from,
    answer,
    domain: answerMail.$.domain,
  },
  privileged: ['supplier', 'answer', 'domain'],
  relations: { domain: sameAs(supplier.$.domain) },
  uses: { purchasing },
  makes: leadTimeKnown,
  identity: (i) => ['lead time', i.supplier, i.sku, i.answer],
  perform: (i, u, key) =>
    u.purchasing.recordLeadTime(
      { supplier: i.supplier, sku: i.sku, effectiveFrom: i.from, days: i.days, because: i.answer },
      key,
    ),
  confirm: async (i, u) => {
    const found = await u.purchasing.findLeadTime({ supplier: i.supplier, sku: i.sku, because: i.answer })
    return found && { days: found.days, effectiveFrom: found.effectiveFrom }
  },
  expect: (i) => ({ days: i.days, effectiveFrom: i.from }),
  undo: 'none',
  risk: 'reversible',
})

export const replanned = condition({
  name: 'replanned',
  title: 'the reorder point fits a lead time that the supplier announced',
  needs: { answer, warehouse: purchaseOrder.$.warehouse, announced },
  uses: { planning },
  holds: async (i, u) => {
    if (i.announced.kind === 'nothing' || i.warehouse === null) return true
    const of = { warehouse: i.warehouse, sku: i.announced.sku, because: i.answer }
    return (await u.planning.findReorderChange(of)) !== null
  },
})

export const changeReorderPoint = action({
  name: 'planning.changeReorderPoint',
  title: (i) => `Reorder ${i.sku} in ${i.warehouse} at ${i.pieces}, because of mail ${i.answer}`,
  needs: {
    warehouse: planned.$.warehouse,
    sku: changed.$.sku,
    pieces: newReorderPoint.$.pieces,
    answer,
    domain: answerMail.$.domain,
  },
  privileged: ['warehouse', 'answer', 'domain'],
  relations: { domain: sameAs(supplier.$.domain) },
  uses: { planning },
  makes: replanned,
  identity: (i) => ['reorder point', i.warehouse, i.sku, i.answer],
  perform: (i, u, key) =>
    u.planning.changeReorderPoint(
      { warehouse: i.warehouse, sku: i.sku, reorderPoint: i.pieces, because: i.answer },
      key,
    ),
  confirm: async (i, u) => {
    const found = await u.planning.findReorderChange({ warehouse: i.warehouse, sku: i.sku, because: i.answer })
    return found && { reorderPoint: found.reorderPoint }
  },
  expect: (i) => ({ reorderPoint: i.pieces }),
  undo: 'none',
  risk: 'reversible',
})
