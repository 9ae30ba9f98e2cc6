import { drawsOf } from '../../random.ts'
import type { Priority } from '../../records/service/queue.ts'
import type { DeskHour, Shift } from '../../records/service/workload.ts'
import { addBusinessDays } from '../../truth/calendar.ts'

const minute = 60_000
const hour = 60 * minute

/** A whole number around a mean, as many as come in when each comes by itself. */
export function poisson(draw: () => number, mean: number): number {
  let [left, count] = [draw(), 0]
  for (let share = Math.exp(-mean); left > share && count < 1_000; count += 1) {
    left -= share
    share *= mean / (count + 1)
  }
  return count
}

/** Instants at which tickets come in, oldest first: so many an hour on average, each by itself. */
export function drawArrivals(seed: number, from: string, perHour: number, hours: number): string[] {
  const draws = drawsOf(seed, 'arrivals', 0)
  const end = Date.parse(from) + hours * hour
  const arrivals: string[] = []
  if (perHour <= 0) return arrivals
  for (let at = Date.parse(from); ;) {
    at += Math.max(1_000, Math.round((-Math.log(1 - draws.unit()) * hour) / perHour))
    if (at >= end) return arrivals
    arrivals.push(new Date(at).toISOString())
  }
}

const staff = ['Amira', 'Bram', 'Chiara', 'Dario', 'Edith', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jonna', 'Karel', 'Lotte']

/** The shifts of so many people on the next working days, from the present hour on the first of them. */
export function drawShifts(seed: number, asOf: string, people: number, minutesPerTicket: number): Shift[] {
  const today = asOf.slice(0, 10)
  return Array.from({ length: people }, (_, index) => {
    const draws = drawsOf(seed, 'shift', index)
    const person = staff[index % staff.length] ?? ''
    const minutes = Math.max(2, minutesPerTicket + draws.integer(-1, 1))
    return Array.from({ length: 15 }, (__, ahead): Shift => {
      const day = addBusinessDays(today, ahead)
      return {
        person: index < staff.length ? person : `${person} ${Math.floor(index / staff.length) + 1}`,
        beginsAt: ahead === 0 ? asOf : `${day}T08:00:00.000Z`,
        endsAt: `${day}T18:00:00.000Z`,
        minutesPerTicket: minutes,
      }
    })
  }).flat()
}

/** Share of the tickets that an agent settled alone in the past hours. */
const settledAlone = 0.64

/** How the hours of the five working days before went, and those of today until now. */
export function drawHistory(seed: number, asOf: string, perHour: number, peoplePerHour: number): DeskHour[] {
  const today = asOf.slice(0, 10)
  const days = [5, 4, 3, 2, 1, 0].map((ago) => addBusinessDays(today, -ago))
  const hours = days.flatMap((day) =>
    Array.from({ length: 10 }, (_, index) => `${day}T${String(index + 8).padStart(2, '0')}:00:00.000Z`),
  )
  return hours
    .filter((beganAt) => Date.parse(beganAt) + hour <= Date.parse(asOf))
    .map((beganAt, index) => {
      const draws = drawsOf(seed, 'desk hour', index)
      const arrived = poisson(() => draws.unit(), perHour)
      const closedAlone = Array.from({ length: arrived }, () => draws.chance(settledAlone)).filter(Boolean).length
      const closedByPeople = poisson(() => draws.unit(), Math.min(peoplePerHour, arrived - closedAlone))
      return { beganAt, arrived, closedAlone, closedByPeople }
    })
}

const promisedHours: Readonly<Record<Priority, number>> = { urgent: 4, high: 8, normal: 24, low: 72 }

/** How urgent a ticket is, and until when its customer is to have an answer. */
export function drawLevel(
  seed: number,
  index: number,
  createdAt: string,
  segment: string,
): { priority: Priority; answerBy: string } {
  const draw = drawsOf(seed, 'service level', index).unit()
  const high = segment === 'vip' ? 0.6 : 0.2
  const priority = draw < 0.05 ? 'urgent' : draw < high ? 'high' : draw < 0.85 ? 'normal' : 'low'
  return { priority, answerBy: new Date(Date.parse(createdAt) + promisedHours[priority] * hour).toISOString() }
}
