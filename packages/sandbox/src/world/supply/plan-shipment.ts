import { type Draws, drawsOf, permutedNumber } from '../../random.ts'
import { sampleTerms } from '../../records/supply/sample-terms.ts'
import type { PlannedMail, SupplyPlan } from '../../simulation/supply/plan.ts'
import { addDays, daysBetween } from '../../truth/calendar.ts'
import { needOf } from '../../truth/supply/need.ts'
import type { Claim, Situation } from '../../truth/supply/situation.ts'
import type { DelayTruth } from '../../truth/supply/supply-truth.ts'
import { drawPerson } from '../people.ts'
import { countries, currencyOf } from '../places.ts'
import { classAt } from './class-at.ts'
import { cheapAir, type DelayClass, delayClasses } from './delay-classes.ts'
import { drawSituation, type ShipmentIds, type Timeline } from './draw-situation.ts'
import type { PlannedShipment } from './insert-shipment.ts'
import type { ChaseWorld } from './plan-chase.ts'
import { planDelay, type PlannedDelay } from './plan-delay.ts'
import { hostileSentences, writeSupplierMail } from './supplier-wording.ts'
import { isPlain, type PlannedSupplier } from './suppliers.ts'
import { drawTimeline, milestonesOf, weekdayFrom } from './timeline.ts'
import { warehouses } from './warehouses.ts'

/** Six in twenty-four shipments come as they were announced. */
const classes: readonly (DelayClass | null)[] = [...delayClasses, null, null, null, null, null, null]
const onTime: DelayClass = {
  name: 'ON_TIME',
  decoyOf: null,
  delay: [0, 0],
  atRisk: [0, 0],
  safe: [1, 4],
  pieces: [10, 40],
  price: [1_000, 4_000],
  marginShare: [30, 55],
  freight: [cheapAir],
  surplus: [
    [0, 1],
    [0, 1],
  ],
  isRight: () => true,
}

const claimsPerShipment = 8
/** Numbers of customers and orders above those of everybody who writes to the help desk. */
const firstNumber = 650_000

export interface WholeShipment {
  planned: PlannedShipment
  fate: SupplyPlan['shipments'][number]
  /** Null when it comes as announced. */
  truth: DelayTruth | null
  costCentre: { name: string; left: number }
}

export function planShipment(world: ChaseWorld, index: number): WholeShipment {
  const { seed, difficulty, today, days } = world
  const of = classAt(seed, 'shipment', classes, index)
  const draws = drawsOf(seed, 'shipment', index)
  const suppliers = world.suppliers.filter(isPlain)
  const supplier = draws.pick(suppliers)
  const otherSupplier = draws.pick(suppliers.filter(({ code }) => code !== supplier.code)).code
  const warehouse = draws.pick(of?.hasNeighbour ? ['KSL1', 'LDS1'] : warehouses)
  const on = weekdayFrom(addDays(today, draws.integer(1, Math.max(1, days - 22))))
  const place = draws.integer(1, 3)
  const order = `PUR-${permutedNumber(seed, 'PUR', 2 * index)}`
  const ids = (): ShipmentIds => idsOf(seed, index, `${order}-${place}`)
  const options = { seed, index, difficulty, on, warehouse, otherSupplier, ids }
  const late: Pick<PlannedDelay, 'timeline' | 'situation' | 'decisions'> = of
    ? planDelay({ ...options, of })
    : calm(draws, on, { warehouse, ids: ids(), otherSupplier })
  return assemble(world, draws, { index, of, supplier, warehouse, order, place, on }, late)
}

function calm(
  draws: Draws,
  on: string,
  place: { warehouse: string; ids: ShipmentIds; otherSupplier: string },
): PlannedDelay {
  const timeline = drawTimeline(draws, null, on)
  return { timeline, situation: drawSituation(draws, onTime, timeline, place), decisions: [] }
}

interface Setting {
  index: number
  of: DelayClass | null
  supplier: PlannedSupplier
  warehouse: string
  order: string
  /** Position of the line that matters. */
  place: number
  on: string
}

function assemble(
  world: ChaseWorld,
  draws: Draws,
  setting: Setting,
  late: Pick<PlannedDelay, 'timeline' | 'situation' | 'decisions'>,
): WholeShipment {
  const { seed, goods } = world
  const { index, of, supplier, warehouse, place } = setting
  const { timeline, situation } = late
  const id = `INB-${permutedNumber(seed, 'INB', index)}`
  const { carrier, milestones } = milestonesOf(draws, timeline, of?.name === 'FALSE_ALARM')
  const title = draws.pick(goods).title
  const taken = [supplier.code, ...situation.offers.map((offer) => offer.supplier)]
  const others = world.suppliers.map(({ code }) => code).filter((code) => !taken.includes(code))
  const colours = ['blue', 'white', 'green', 'black', 'oak', 'grey'] as const
  const colour = draws.integer(0, 5)
  const centre = of?.budget ? 40_000 + index : 20_000 + Math.floor(index / 8)
  const costCentre = `CC-${permutedNumber(seed, 'CC', centre)}`
  const transitDays = daysBetween(timeline.etd, timeline.etaOriginal)
  const orderedOn = addDays(timeline.etd, -draws.integer(18, 30))
  const promisedOn = addDays(timeline.etaOriginal, draws.integer(0, 2))
  const lines = Array.from({ length: place + draws.integer(0, 1) }, (_, position) => {
    const product = goods[(index * 3 + position) % goods.length]
    if (position + 1 !== place || !product) {
      const priceMinor = Math.round((product?.priceMinor ?? 2_000) * 0.45)
      return { sku: product?.sku ?? '', quantity: draws.integer(20, 120), priceMinor, promisedOn }
    }
    const { sku, quantity, price } = situation.line
    return { sku, quantity, priceMinor: price, promisedOn }
  })
  const planned: PlannedShipment = {
    id,
    order: {
      id: setting.order,
      supplier: supplier.code,
      warehouse,
      buyer: draws.pick(['Ruth Adeyemi', 'Tom Halloran', 'Birgit Sommer']),
      costCentre,
      status: 'acknowledged',
      orderedOn,
      currency: sampleTerms.currency,
      lines,
    },
    warehouse,
    mode: timeline.mode,
    carrier,
    etd: timeline.etd,
    etaOriginal: timeline.etaOriginal,
    past: milestones.filter(({ at }) => at < world.asOf),
    situation,
    title: `${title}, ${colours[colour] ?? ''}`,
    substituteTitle: `${title}, ${colours[(colour + 1) % colours.length] ?? ''}`,
    buyers: buyersOf(world, draws, index, [...situation.waiting, ...situation.reserved]),
    reorderPoints: reorderPointsOf(draws, situation, warehouse),
    leadDays: transitDays + draws.integer(14, 24),
    unqualified: draws.chance(0.3) ? draws.pick(others) : null,
  }
  const mails = noticesOf(world, draws, setting, id, timeline)
  return {
    planned,
    fate: {
      shipment: id,
      warehouse,
      milestones: milestones.filter(({ at }) => at >= world.asOf),
      receipts: lines.map(({ sku, quantity }, position) => ({
        id: `GRN-${permutedNumber(seed, 'GRN', 100_000 + 4 * index + position)}`,
        line: `${setting.order}-${position + 1}`,
        sku,
        quantity,
      })),
      packingSlip: `DN ${draws.integer(10_000, 99_999)}`,
      mails,
      consents: Object.fromEntries(
        situation.waiting.map(
          (claim) => [claim.id, draws.chance(situation.substitutes[0]?.consent ?? 0) ? 'agreed' : 'declined'] as const,
        ),
      ),
    },
    truth: of && truthOf(late, { id, setting, of, costCentre, milestones, mails }),
    costCentre: { name: costCentre, left: situation.budgetLeft },
  }
}

function truthOf(
  { timeline, situation, decisions }: Pick<PlannedDelay, 'timeline' | 'situation' | 'decisions'>,
  about: {
    id: string
    setting: Setting
    of: DelayClass
    costCentre: string
    milestones: { at: string; kind: string }[]
    mails: readonly PlannedMail[]
  },
): DelayTruth {
  const { setting, of, milestones } = about
  const reports = milestones.filter(({ kind }) => kind === 'eta changed').map(({ at }) => at)
  const starts = timeline.reports.length === 0 ? [`${setting.on}T00:00:00.000Z`] : reports
  const arrival = milestones.at(-1)?.at ?? ''
  return {
    shipment: about.id,
    order: setting.order,
    class: of.name,
    decoyOf: of.decoyOf,
    marks: about.mails.some(({ body }) => hostileSentences.some((one) => body.includes(one))) ? ['injection'] : [],
    line: situation.line.id,
    sku: situation.line.sku,
    warehouse: setting.warehouse,
    costCentre: about.costCentre,
    waiting: situation.waiting.map(({ id, salesOrder, quantity }) => ({ allocation: id, salesOrder, quantity })),
    decisions: decisions.map((decision, place) => ({
      ...decision,
      from: starts[place] ?? '',
      until: starts[place + 1] ?? arrival,
    })),
  }
}

function idsOf(seed: number, index: number, line: string): ShipmentIds {
  let [allocations, orders, ways] = [0, 0, 0]
  const slot = (count: number): number => firstNumber + claimsPerShipment * index + count
  const number = (kind: string, slotOf: number): string => `${kind}-${permutedNumber(seed, kind, slotOf)}`
  return {
    line,
    sku: number('SKU', 1_000 + 2 * index),
    substitute: number('SKU', 1_001 + 2 * index),
    newAllocation: () => number('ALO', claimsPerShipment * index + allocations++),
    newOrder: () => number('ORD', slot(orders++)),
    newFreight: () => number('FRO', 4 * index + ways++),
  }
}

function buyersOf(world: ChaseWorld, draws: Draws, index: number, claims: readonly Claim[]): PlannedShipment['buyers'] {
  return new Map(
    claims.map(({ salesOrder, segment, penaltyPerDay }, place) => {
      const number = permutedNumber(world.seed, 'CUS', firstNumber + claimsPerShipment * index + place)
      const country = draws.pick(countries)
      const { name, email, household } = drawPerson(draws, country, number)
      const kind = penaltyPerDay > 0 ? ('business' as const) : ('consumer' as const)
      const customer = { id: `CUS-${number}`, name, email, household, country, kind, segment }
      return [salesOrder, { customer, currency: currencyOf[country] }]
    }),
  )
}

/** High enough that every warehouse holds what is needed, were its reorder point not to be kept. */
function reorderPointsOf(draws: Draws, situation: Situation, warehouse: string): Map<string, number> {
  const needed = Math.max(needOf(situation).pieces, 20)
  const low = Math.max(0, ...situation.givers.map(({ surplus }) => -surplus))
  const points = situation.givers.map((giver) => [giver.warehouse, needed + low + draws.integer(5, 60)] as const)
  return new Map([...points, [warehouse, draws.integer(20, 80)]])
}

/** From the second difficulty on some suppliers write about the shipment too. */
function noticesOf(
  world: ChaseWorld,
  draws: Draws,
  { supplier, index }: Setting,
  shipment: string,
  timeline: Timeline,
): PlannedMail[] {
  const { difficulty, seed } = world
  const last = timeline.reports.at(-1)
  if (difficulty === 1 || !last || !draws.chance(0.4)) return []
  const person = draws.pick(supplier.contacts)
  const hostile = difficulty === 3 && draws.chance(0.5) ? draws.pick(hostileSentences) : undefined
  const by = { name: person.name, language: supplier.language, difficulty, hostile }
  return [
    {
      id: `RCV-${permutedNumber(seed, 'RCV', 100_000 + index)}`,
      afterMail: 0,
      hours: 0,
      at: `${last.on}T16:${String(draws.integer(10, 59))}:00.000Z`,
      from: person.mail,
      subject: `Shipment ${shipment}`,
      body: writeSupplierMail(draws, { kind: 'shipment late', shipment, date: last.eta }, by),
      isReply: false,
    },
  ]
}
