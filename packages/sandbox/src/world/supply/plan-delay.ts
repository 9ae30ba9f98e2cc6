import { type Draws, drawsOf } from '../../random.ts'
import { addDays } from '../../truth/calendar.ts'
import { type Choice, choose } from '../../truth/supply/choose.ts'
import { lateProbability, minorOf } from '../../truth/supply/exposure.ts'
import { needOf } from '../../truth/supply/need.ts'
import type { Claim, Situation } from '../../truth/supply/situation.ts'
import type { DelayDecisionTruth } from '../../truth/supply/supply-truth.ts'
import type { Difficulty } from '../scene.ts'
import type { DelayClass } from './delay-classes.ts'
import { budgetLeft, clearEnough, drawSituation, type ShipmentIds, type Timeline } from './draw-situation.ts'
import { drawTimeline } from './timeline.ts'

/** A late shipment as it came out: what the records show, and what is right. */
export interface PlannedDelay {
  timeline: Timeline
  situation: Situation
  decisions: Omit<DelayDecisionTruth, 'from' | 'until'>[]
}

const attempts = 400

/** Draws from the class's parameters until the class came out, clearly. */
export function planDelay(options: {
  seed: number
  index: number
  difficulty: Difficulty
  of: DelayClass
  on: string
  warehouse: string
  otherSupplier: string
  ids(): ShipmentIds
}): PlannedDelay {
  const { seed, index, of } = options
  for (let attempt = 0; attempt < attempts; attempt++) {
    const draws = drawsOf(seed, `delay ${attempt}`, index)
    const timeline = drawTimeline(draws, of, options.on)
    const place = { warehouse: options.warehouse, ids: options.ids(), otherSupplier: options.otherSupplier }
    const drawn = drawSituation(draws, of, timeline, place)
    const unlimited = of.name === 'FALSE_ALARM' ? { ...drawn, today: options.on } : drawn
    const situation = { ...unlimited, budgetLeft: budgetLeft(draws, of, choose(unlimited).best.outlay) }
    const choice = choose(situation)
    if (!of.isRight(choice, situation) || !isClear(situation, choice)) continue
    const calm = calmBefore(situation, timeline)
    if (calm.some((earlier) => earlier.possible.length > 1)) continue
    return { timeline, situation, decisions: decisionsOf(options, draws, timeline, situation) }
  }
  throw new Error(`No ${of.name} came out in ${attempts} attempts`)
}

/** What was to be decided at earlier, smaller reports. */
function calmBefore(situation: Situation, timeline: Timeline): Choice[] {
  return timeline.reports.slice(0, -1).map(({ on, eta }) => choose({ ...situation, today: on, eta }))
}

/** Whether the choice stays the same a day later, is not a matter of cents, and nobody's notice is a close call. */
function isClear(situation: Situation, choice: Choice): boolean {
  const tomorrow = choose({ ...situation, today: addDays(situation.today, 1) })
  if (choice.clearBy < clearEnough || tomorrow.best.name !== choice.best.name) return false
  return [choice, tomorrow].every((one) =>
    noticesOf(situation, one).every(({ by, owed, inTime }) => by > 0.07 && !(owed && inTime)),
  )
}

interface Notice {
  claim: Claim
  newDate: string
  owed: boolean
  /** The arrival is not after the day it is needed. */
  inTime: boolean
  /** How far the probability is from the threshold. */
  by: number
}

/** Who has to be told a new date under the best response. */
function noticesOf(situation: Situation, choice: Choice): Notice[] {
  const { notices } = situation.terms
  return [...situation.waiting, ...situation.reserved].flatMap((claim) => {
    const arrival = choice.best.arrivals.get(claim.id)
    if (!arrival) return []
    const important = claim.segment === 'vip' || claim.penaltyPerDay > 0
    const from = important ? notices.fromForImportant : notices.from
    const late = lateProbability(claim.neededOn, arrival)
    const newDate = addDays(arrival.on, notices.daysToCustomer)
    const inTime = arrival.on <= claim.neededOn
    return [{ claim, newDate, owed: late >= from, inTime, by: Math.abs(late - from) }]
  })
}

function decisionsOf(
  options: { difficulty: Difficulty; of: DelayClass },
  draws: Draws,
  timeline: Timeline,
  situation: Situation,
): Omit<DelayDecisionTruth, 'from' | 'until'>[] {
  const hidden = hiddenParameters(draws, options.difficulty)
  const reports =
    timeline.reports.length === 0 ? [{ on: situation.today, eta: timeline.etaOriginal }] : timeline.reports
  return reports.map(({ on, eta }) => {
    const visible = { ...situation, today: on, eta }
    const truth = choose(hidden(visible))
    const seen = choose(visible)
    const notices = noticesOf(visible, seen)
    const byThemselves = [...situation.waiting].filter(({ id }) => !seen.best.arrivals.has(id))
    return {
      eta,
      best: truth.best.name,
      runnerUp: truth.runnerUp?.name ?? null,
      acceptable: [truth.best.name],
      needsApproval: truth.needsApproval,
      quantities: truth.best.measures
        .filter(({ quantity }) => quantity > 0)
        .map(({ kind, target, quantity }) => ({ measure: target === null ? kind : `${kind} ${target}`, quantity })),
      options: [
        ...truth.possible.map(({ name, cost, outlay }) => ({ name, cost, outlay, possible: true })),
        ...truth.tooDear.map(({ name, cost, outlay }) => ({ name, cost, outlay, possible: false })),
      ],
      atRisk: needOf(visible).atRisk.map(({ id }) => id),
      budgetLeft: situation.budgetLeft,
      withoutApproval: minorOf(situation.terms.outlayWithoutApprovalUpTo),
      surplus: Object.fromEntries(situation.givers.map(({ warehouse, surplus }) => [warehouse, Math.max(0, surplus)])),
      notify: notices
        .filter(({ owed }) => owed)
        .map(({ claim, newDate }) => ({ salesOrder: claim.salesOrder, newDate })),
      mayNotify: byThemselves.map(({ salesOrder }) => salesOrder),
      identifiable: truth.best.name === seen.best.name,
      recorded: timeline.reports.length > 0,
    }
  })
}

/** The world is not quite as the company's parameters say; the harder, the less. */
function hiddenParameters(draws: Draws, difficulty: Difficulty): (situation: Situation) => Situation {
  const spread = [0, 0, 0.08, 0.35][difficulty] ?? 0
  const factor = (): number => 1 + (2 * draws.unit() - 1) * spread
  const [cancel, arrival, consent] = [factor(), factor(), factor()]
  return (situation) => {
    const { cancellation, arrivalSdDays } = situation.terms
    const { new: first, standard, vip } = cancellation
    return {
      ...situation,
      substitutes: situation.substitutes.map((one) => ({ ...one, consent: Math.min(1, one.consent * consent) })),
      terms: {
        ...situation.terms,
        cancellation: {
          new: { ...first, perDay: first.perDay * cancel },
          standard: { ...standard, perDay: standard.perDay * cancel },
          vip: { ...vip, perDay: vip.perDay * cancel },
        },
        arrivalSdDays: {
          sea: arrivalSdDays.sea * arrival,
          rail: arrivalSdDays.rail * arrival,
          road: arrivalSdDays.road * arrival,
          air: arrivalSdDays.air * arrival,
          transfer: arrivalSdDays.transfer * arrival,
          supplier: arrivalSdDays.supplier * arrival,
        },
      },
    }
  }
}
