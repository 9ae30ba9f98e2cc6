import type { CompanyDatabase } from '../../database/database.ts'

/** What happened at the desk in one hour. */
export interface DeskHour {
  /** Instant. */
  beganAt: string
  arrived: number
  /** Closed by agents, without a person. */
  closedAlone: number
  closedByPeople: number
}

/** When somebody works at the desk, and how long a ticket takes them by experience. */
export interface Shift {
  person: string
  beginsAt: string
  endsAt: string
  minutesPerTicket: number
}

/** Hours that began in a span, its end not included, oldest first. */
export function readDeskHours(database: CompanyDatabase, span: { from: string; to: string }): DeskHour[] {
  return database.all<DeskHour>(
    `SELECT began_at AS beganAt, arrived, closed_alone AS closedAlone, closed_by_people AS closedByPeople
     FROM desk_hour WHERE began_at >= ? AND began_at < ? ORDER BY began_at`,
    span.from,
    span.to,
  )
}

/** Shifts that reach into a span, by person. */
export function readShifts(database: CompanyDatabase, span: { from: string; to: string }): Shift[] {
  return database.all<Shift>(
    `SELECT person, begins_at AS beginsAt, ends_at AS endsAt, minutes_per_ticket AS minutesPerTicket FROM shift
     WHERE ends_at > ? AND begins_at < ? ORDER BY person, begins_at`,
    span.from,
    span.to,
  )
}

export function addDeskHour(database: CompanyDatabase, hour: DeskHour): void {
  database.insert('desk_hour', {
    began_at: hour.beganAt,
    arrived: hour.arrived,
    closed_alone: hour.closedAlone,
    closed_by_people: hour.closedByPeople,
  })
}

export function addShift(database: CompanyDatabase, shift: Shift): void {
  database.insert('shift', {
    person: shift.person,
    begins_at: shift.beginsAt,
    ends_at: shift.endsAt,
    minutes_per_ticket: shift.minutesPerTicket,
  })
}
