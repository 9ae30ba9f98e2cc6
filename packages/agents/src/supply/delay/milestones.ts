import { dayAfter } from '../options/case.ts'
import { parameters } from '../parameters.ts'

interface Underway {
  readonly etd: string
  readonly departedOn: string | null
  readonly eta: string
}

/** The day after it was to depart, the days around its arrival, and from then on every day. */
/** The instant after `now` at which a shipment is looked at again: the day after it was to depart, and the days around its arrival. */
export function nextMilestone({ etd, departedOn, eta }: Underway, now: string): string {
  const days = [...(departedOn === null ? [dayAfter(etd, 1)] : []), dayAfter(eta, -1), eta, dayAfter(eta, 1)]
  const next = days.map(atWork).find((instant) => instant > now)
  return next ?? atWork(dayAfter(now.slice(0, 10), 1))
}

function atWork(day: string): string {
  return `${day}T${parameters.chase.at}:00.000Z`
}
