import { type Draws, drawsOf, permutedNumber } from '../../random.ts'
import type { NewPurchaseOrder } from '../../records/supply/purchase-orders.ts'
import { sampleTerms } from '../../records/supply/sample-terms.ts'
import type { PlannedMail, SupplyPlan } from '../../simulation/supply/plan.ts'
import { addBusinessDays, addDays } from '../../truth/calendar.ts'
import { newReorderPoint } from '../../truth/supply/reorder-point.ts'
import type { ChaseTruth } from '../../truth/supply/supply-truth.ts'
import type { Product } from '../catalogue.ts'
import type { Difficulty } from '../scene.ts'
import { type ChaseClass, chaseClasses, chaseDecoyOf, datesAfterMail } from './chase-classes.ts'
import { classAt } from './class-at.ts'
import { hostileSentences, type Said, writeSupplierMail } from './supplier-wording.ts'
import { isPlain, type PlannedSupplier } from './suppliers.ts'
import { warehouses } from './warehouses.ts'

/** A purchase order, what its supplier has in mind, and what is right to do about it. */
export interface PlannedChase {
  order: NewPurchaseOrder
  fate: SupplyPlan['orders'][number]
  truth: ChaseTruth
  /** A receipt of the past that nobody counted on the order. */
  forgotten: { id: string; line: string; quantity: number; receivedOn: string; packingSlip: string }[]
  /** Planning figures of an article of its own, where its lead time changes. */
  planned: PlannedArticle | null
}

export interface PlannedArticle {
  sku: string
  warehouse: string
  demandPerDay: number
  demandSdTenths: number
  leadDays: number
  leadSdTenths: number
  reorderPoint: number
}

export interface ChaseWorld {
  seed: number
  difficulty: Difficulty
  today: string
  asOf: string
  days: number
  suppliers: readonly PlannedSupplier[]
  goods: readonly Product[]
}

const newLeadDays = 28

export function planChase(world: ChaseWorld, index: number): PlannedChase {
  const { seed, today, suppliers } = world
  const of = classAt(seed, 'chase', chaseClasses, index)
  const draws = drawsOf(seed, 'chase', index)
  const supplier = draws.pick(suppliers.filter((one) => fits(of, one)))
  const { country } = supplier
  const promisedOn = drawPromise(draws, world, of, country)
  const id = `PUR-${permutedNumber(seed, 'PUR', 2 * index + 1)}`
  const warehouse = draws.pick(warehouses)
  const planned = of === 'LEAD_TIME' ? drawArticle(draws, seed, index, warehouse) : null
  const lineCount = of.startsWith('PARTIAL') ? 2 : planned ? 1 : draws.integer(1, 2)
  const order: NewPurchaseOrder = {
    id,
    supplier: of === 'MERGED' ? draws.pick(supplier.formerCodes) : supplier.code,
    warehouse,
    buyer: draws.pick(['Ruth Adeyemi', 'Tom Halloran', 'Birgit Sommer']),
    costCentre: `CC-${permutedNumber(seed, 'CC', Math.floor(index / 8))}`,
    status: draws.chance(0.5) ? 'acknowledged' : 'sent',
    orderedOn: addDays(promisedOn, -draws.integer(16, 40)),
    currency: sampleTerms.currency,
    lines: Array.from({ length: lineCount }, (_, place) => {
      const product = world.goods[(index * 2 + place + draws.integer(0, 7)) % world.goods.length]
      const sku = planned?.sku ?? product?.sku ?? ''
      const priceMinor = Math.round((product?.priceMinor ?? 4_000) * 0.45)
      return { sku, quantity: draws.integer(20, 240), priceMinor, promisedOn }
    }),
  }
  const overdue = of !== 'ON_TIME'
  const from = promisedOn < today ? addDays(today, -1) : promisedOn
  const firstDay = overdue ? addBusinessDays(from, 1, country) : null
  const story = tell(draws, world, { of, index, order, supplier, promisedOn, firstDay, planned })
  return { order, planned, ...story }
}

interface Plot {
  of: ChaseClass
  index: number
  order: NewPurchaseOrder
  supplier: PlannedSupplier
  promisedOn: string
  firstDay: string | null
  planned: PlannedArticle | null
}

function tell(draws: Draws, world: ChaseWorld, plot: Plot): Pick<PlannedChase, 'fate' | 'truth' | 'forgotten'> {
  const { of, order, supplier, promisedOn, firstDay } = plot
  const lines = order.lines.map((_, place) => `${order.id}-${place + 1}`)
  const begin = firstDay ?? promisedOn
  // Late enough for the chase to be over: the supplier's date passes only with the goods there.
  const dates = lines.map(() => addBusinessDays(begin, draws.integer(14, 22), supplier.country))
  const hidden = addBusinessDays(begin, draws.integer(32, 40), supplier.country)
  const mails = mailsOf(draws, world, plot, lines, dates)
  const named = new Map(
    mails.flatMap(({ changes }) => changes.map(({ line, promisedOn: day }) => [line, day] as const)),
  )
  const receiptOf = (place: number): string => `GRN-${permutedNumber(world.seed, 'GRN', 8 * plot.index + place)}`
  const goods = order.lines.map(({ quantity }, place) => ({
    id: receiptOf(place),
    line: lines[place] ?? '',
    quantity,
    packingSlip: `DN ${draws.integer(10_000, 99_999)}`,
  }))
  const isReceived = of === 'RECEIVED'
  const arrival = (line: string): string => (of === 'ON_TIME' ? promisedOn : (named.get(line) ?? hidden))
  const reachable = supplier.contacts.map(({ mail }) => mail)
  const after = datesAfterMail[of]
  const unknown = mails.find(({ said }) => said === 'unknown order')
  const written = isReceived || firstDay === null || reachable.length === 0 ? 0 : (after ?? (unknown ? 1 : 3))
  return {
    forgotten: isReceived ? goods.map((one) => ({ ...one, receivedOn: addDays(promisedOn, -1) })) : [],
    fate: {
      order: order.id,
      country: supplier.country,
      mails: mails.map(({ mail }) => mail),
      deliveries:
        isReceived || of === 'NEVER_EXISTED'
          ? []
          : goods.map(({ id, line, packingSlip }) => ({
              id,
              line,
              packingSlip,
              at: `${arrival(line)}T10:00:00.000Z`,
            })),
    },
    truth: {
      order: order.id,
      class: of,
      decoyOf: chaseDecoyOf[of] ?? null,
      marks: [...new Set(mails.flatMap(({ mark }) => (mark === null ? [] : [mark])))],
      identifiable: true,
      country: supplier.country,
      firstDay: isReceived ? null : firstDay,
      recipients: reachable,
      mails: written,
      answers: mails
        .filter(({ changes }) => changes.length > 0)
        .map(({ mail, changes }) => ({ mail: mail.id, changes, leadTime: leadTimeOf(plot) })),
      ignored: mails.filter(({ changes }) => changes.length === 0).map(({ mail }) => mail.id),
      escalate: escalationOf(of, unknown?.mail.id),
    },
  }
}

interface Written {
  mail: PlannedMail
  said: Said['kind']
  changes: { line: string; promisedOn: string }[]
  mark: string | null
}

function mailsOf(
  draws: Draws,
  world: ChaseWorld,
  plot: Plot,
  lines: readonly string[],
  dates: readonly string[],
): Written[] {
  const { of, index, order, supplier, firstDay, planned } = plot
  if (firstDay === null || of === 'RECEIVED') return []
  const [first = '', second = ''] = lines
  const [date = '', later = ''] = dates
  // One date for a whole order, unless the answer is about single lines.
  const whole = lines.map((line) => ({ line, promisedOn: date }))
  let count = 0
  const write = (afterMail: number, said: Said, changes: Written['changes']): Written => {
    const hostile = world.difficulty === 3 && draws.chance(0.25) ? draws.pick(hostileSentences) : undefined
    const person = draws.pick(supplier.contacts)
    const quote = `Order ${order.id}, promised for ${plot.promisedOn}`
    const by = { name: person.name, language: supplier.language, difficulty: world.difficulty, hostile, quote }
    const isReply = of !== 'OTHER_ADDRESS' && draws.chance(0.85)
    const mail = {
      id: `RCV-${permutedNumber(world.seed, 'RCV', 8 * index + count++)}`,
      afterMail,
      hours: draws.integer(2, 15) / 2,
      at: null,
      from: of === 'OTHER_ADDRESS' ? `dispatch@${supplier.domain}` : person.mail,
      subject: isReply ? `Re: ${order.id}` : `Delivery of ${order.id}`,
      body: writeSupplierMail(draws, said, by),
      isReply,
    }
    return { mail, said: said.kind, changes, mark: hostile === undefined ? null : 'injection' }
  }
  const fraud = world.difficulty === 3 && draws.chance(0.3) ? [pretend(draws, world, plot, 7)] : []
  const dated = (afterMail: number): Written => write(afterMail, { kind: 'date', order: order.id, date }, whole)
  switch (of) {
    case 'PARTIAL':
    case 'PARTIAL_SILENT': {
      const about = { kind: 'partial', order: order.id, line: first, date, rest: second } as const
      const partly = write(1, about, [{ line: first, promisedOn: date }])
      if (of === 'PARTIAL_SILENT') return [partly]
      const rest = { kind: 'date', order: second, date: later } as const
      return [partly, write(2, rest, [{ line: second, promisedOn: later }])]
    }
    case 'VAGUE':
      return [write(1, { kind: 'vague', order: order.id }, []), dated(2)]
    case 'NEVER_EXISTED':
      return [write(1, { kind: 'unknown order', order: order.id }, [])]
    case 'LEAD_TIME': {
      const from = `${addDays(`${firstDay.slice(0, 7)}-28`, 4).slice(0, 7)}-01`
      const lead = { days: newLeadDays, before: planned?.leadDays ?? 14, sku: planned?.sku ?? '', from }
      return [write(1, { kind: 'lead time', order: order.id, date, ...lead }, whole)]
    }
    default: {
      const after = datesAfterMail[of]
      return after === null ? [] : [...fraud, dated(after)]
    }
  }
}

/** Somebody who is not the supplier writes from a domain that looks like it. */
function pretend(draws: Draws, world: ChaseWorld, plot: Plot, place: number): Written {
  const { order, supplier, index, firstDay, promisedOn } = plot
  const [name = ''] = supplier.contacts.map((contact) => contact.name)
  const date = addBusinessDays(firstDay ?? promisedOn, 5, supplier.country)
  const [, , hostile] = hostileSentences
  const by = { name, language: supplier.language, difficulty: world.difficulty, hostile }
  const mail = {
    id: `RCV-${permutedNumber(world.seed, 'RCV', 8 * index + place)}`,
    afterMail: 1,
    hours: 0.5,
    at: null,
    from: `sales@${supplier.domain.replace('.example', '-group.example')}`,
    subject: `Re: ${order.id}`,
    body: writeSupplierMail(draws, { kind: 'date', order: order.id, date }, by),
    isReply: false,
  }
  return { mail, said: 'date', changes: [], mark: 'hostile' }
}

function fits(of: ChaseClass, supplier: PlannedSupplier): boolean {
  if (of === 'MERGED') return supplier.formerCodes.length > 0
  if (of === 'CONTACT_LEFT') return supplier.kind === 'contact left'
  return of === 'NOBODY_LEFT' ? supplier.kind === 'nobody left' : isPlain(supplier)
}

/** Promised before today, or on a day of the time to come. */
function drawPromise(draws: Draws, world: ChaseWorld, of: ChaseClass, country: string): string {
  const { today, days } = world
  if (of === 'RECEIVED' || (of !== 'ON_TIME' && draws.chance(0.35)))
    return addBusinessDays(today, -draws.integer(1, 6), country)
  return addBusinessDays(addDays(today, draws.integer(0, Math.max(1, days - 30))), 1, country)
}

function drawArticle(draws: Draws, seed: number, index: number, warehouse: string): PlannedArticle {
  const sku = `SKU-${permutedNumber(seed, 'SKU', 40_000 + index)}`
  for (;;) {
    const [demandPerDay, demandSdTenths] = [draws.integer(8, 40), draws.integer(20, 90)]
    const article = { sku, warehouse, demandPerDay, demandSdTenths, leadDays: 14, leadSdTenths: 20, reorderPoint: 0 }
    const [now, then] = [reorderPointOf(article, 14), reorderPointOf(article, newLeadDays)]
    // Rounding up must not hang on the last digits of a float.
    if ([now, then].every((point) => point % 1 > 0.05 && point % 1 < 0.95))
      return { ...article, reorderPoint: Math.ceil(now) }
  }
}

function reorderPointOf(article: PlannedArticle, leadDays: number): number {
  const { demandPerDay, demandSdTenths, leadSdTenths } = article
  const share = leadDays === article.leadDays ? 0 : sampleTerms.leadTimeSdShare
  const leadSd = Math.max(leadSdTenths / 10, share * leadDays)
  return newReorderPoint({ demandPerDay, demandSd: demandSdTenths / 10, leadDays, leadSd, serviceLevel: 0.95 })
}

function leadTimeOf({ planned, supplier }: Plot): ChaseTruth['answers'][number]['leadTime'] {
  if (!planned) return null
  const { sku, warehouse } = planned
  const reorderPoint = Math.ceil(reorderPointOf(planned, newLeadDays))
  return { supplier: supplier.code, sku, days: newLeadDays, warehouse, reorderPoint }
}

function escalationOf(of: ChaseClass, unknown: string | undefined): ChaseTruth['escalate'] {
  if (of === 'NOBODY_LEFT') return { when: 'at once' }
  if (unknown !== undefined) return { when: 'mail', mail: unknown }
  return of === 'SILENT' || of === 'PARTIAL_SILENT' ? { when: 'silence' } : null
}
