import type { Draws } from '../../random.ts'
import type { Milestone } from '../../records/supply/inbound.ts'
import { addDays } from '../../truth/calendar.ts'
import type { DelayClass } from './delay-classes.ts'
import type { Timeline } from './draw-situation.ts'

const transit = { sea: [24, 32], rail: [12, 16], road: [5, 8] } as const
const carriers = {
  sea: ['Mar Menor Lines', 'Skagerrak Container', 'Levant Shipping'],
  rail: ['EuroRail Cargo', 'Transalp Bahn'],
  road: ['Brenner Transporte', 'Channel Haulage'],
} as const
const places = {
  sea: ['Valencia', 'Rotterdam', 'Felixstowe', 'Genoa'],
  rail: ['Verona', 'Duisburg', 'Lodz'],
  road: ['Lyon', 'Poznan', 'Calais', 'Innsbruck'],
} as const
const reasons = {
  sea: ['Missed its connection, next sailing', 'Port congestion', 'Vessel diverted by weather', 'Left over at loading'],
  rail: ['Track closed, train waits', 'Wagon taken out for repair', 'Terminal strike'],
  road: ['Truck broke down', 'Drivers short, new slot', 'Border queue'],
} as const

/** Monday to Friday: this day or the next that is. */
export function weekdayFrom(date: string): string {
  const weekday = new Date(date).getUTCDay()
  return weekday === 6 ? addDays(date, 2) : weekday === 0 ? addDays(date, 1) : date
}

/** When a shipment leaves, becomes late, and arrives; it becomes late on `on`. */
export function drawTimeline(draws: Draws, of: DelayClass | null, on: string): Timeline {
  const mode = draws.pick(['sea', 'sea', 'rail', 'road'] as const)
  const [low, high] = transit[mode]
  const way = draws.integer(low, high)
  if (of?.name === 'FALSE_ALARM') {
    const etd = addDays(on, -2)
    return { mode, etd, etaOriginal: addDays(etd, way + 2), reports: [] }
  }
  const etaOriginal = addDays(on, draws.integer(4, 6))
  const etd = addDays(etaOriginal, -Math.max(way, 7))
  if (of === null) return { mode, etd, etaOriginal, reports: [] }
  const later = draws.integer(of.delay[0], of.delay[1])
  if (!of.worsens) return { mode, etd, etaOriginal, reports: [{ on, eta: addDays(etaOriginal, later) }] }
  const second = weekdayFrom(addDays(on, 1))
  return {
    mode,
    etd,
    etaOriginal,
    reports: [
      { on, eta: addDays(etaOriginal, 1) },
      { on: second, eta: addDays(etaOriginal, later + 5) },
    ],
  }
}

/** Every milestone of a shipment, in order; with a departure that is scanned four days late only because nobody scanned. */
export function milestonesOf(
  draws: Draws,
  timeline: Timeline,
  scanMissing: boolean,
): { carrier: string; milestones: Milestone[] } {
  const { mode, etd, etaOriginal, reports } = timeline
  const eta = reports.at(-1)?.eta ?? etaOriginal
  const time = (low: number, high: number): string => {
    const minutes = draws.integer(low * 60, high * 60)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.000Z`
  }
  const from = draws.pick(places[mode])
  const plain = (day: string, kind: Milestone['kind'], place: string, note: string): Milestone => ({
    at: `${day}T${time(7, 16)}`,
    kind,
    place,
    newEta: null,
    note,
  })
  const halfway = addDays(etd, Math.floor((Date.parse(etaOriginal) - Date.parse(etd)) / 86_400_000 / 3))
  const milestones = [
    plain(addDays(etd, -3), 'booked', from, 'Booked'),
    plain(addDays(etd, scanMissing ? 4 : 0), 'departed', from, 'Departed'),
    ...(scanMissing ? [] : [plain(addDays(halfway, 1), 'scan', draws.pick(places[mode]), 'On its way')]),
    ...reports.map(({ on, eta: newEta }) => ({
      ...plain(on, 'eta changed', draws.pick(places[mode]), draws.pick(reasons[mode])),
      newEta,
    })),
    plain(addDays(eta, -1), mode === 'sea' ? 'customs' : 'port', 'Destination', 'Cleared'),
    { ...plain(eta, 'arrived', 'Warehouse', 'Unloaded'), at: `${eta}T10:00:00.000Z` },
  ] satisfies Milestone[]
  return {
    carrier: draws.pick(carriers[mode]),
    milestones: milestones.toSorted((one, other) => (one.at < other.at ? -1 : 1)),
  }
}
