import type { CompanyDatabase } from '../../database/database.ts'
import { permutedNumber, shuffled } from '../../random.ts'
import { countQueue, setServiceLevel } from '../../records/service/queue.ts'
import { addDeskHour, addShift } from '../../records/service/workload.ts'
import type { BacklogTruth } from '../../truth/service/backlog-truth.ts'
import { type TicketTruth, writeTruth } from '../../truth/ticket-truth.ts'
import { createCatalogue } from '../catalogue.ts'
import { plantTickets } from '../create-company.ts'
import { createEmptyCompany } from '../create-empty-company.ts'
import { presentOf } from '../present.ts'
import type { Difficulty } from '../scene.ts'
import { addSuppliers, stockUp } from '../stock-up.ts'
import { drawArrivals, drawHistory, drawLevel, drawShifts } from './plan-day.ts'
import { plantAgain } from './plant-again.ts'

export interface CreateBacklogCompanyOptions {
  directory: string
  /** Where the truth goes; keep it out of reach of whoever works on the tickets. */
  truthFile: string
  seed: number
  difficulty: Difficulty
  /** Tickets that wait at ten in the morning, about; 10 to 5,000. */
  waiting: number
  /** Tickets that come in an hour on average. */
  perHour: number
  /** For so many hours. */
  hours: number
  /** People at the desk, and how many minutes one of them takes for a ticket. */
  people: number
  minutesPerTicket: number
}

/** Of the tickets that name their order, this share has a second ticket about it. */
const writtenAgain = 0.12

/** Creates a company whose desk has a backlog in the morning, tickets that come in all day, and people to work on them. */
export function createBacklogCompany(options: CreateBacklogCompanyOptions): void {
  const { seed, difficulty, waiting, perHour, hours, people, minutesPerTicket } = options
  if (!Number.isInteger(waiting) || waiting < 10 || waiting > 5_000)
    throw new Error(`A backlog has 10 to 5,000 tickets, not ${waiting}`)
  if (!Number.isInteger(people) || people < 0 || people > 100)
    throw new Error(`A desk has 0 to 100 people, not ${people}`)
  const { today, asOf } = presentOf(seed)
  const arrivals = drawArrivals(seed, asOf, perHour, hours)
  const catalogue = createCatalogue((kind, index) => permutedNumber(seed, kind, index))
  const database = createEmptyCompany({ directory: options.directory, asOf })
  try {
    const truth = database.transaction((): BacklogTruth => {
      addSuppliers(database)
      stockUp(database, seed, difficulty, catalogue)
      const until = new Date(Date.parse(asOf) + hours * 3_600_000).toISOString()
      const planted = plantTickets(database, { seed, difficulty, today, asOf, catalogue }, waiting + arrivals.length)
      spread(database, seed, planted, arrivals)
      const again = plantAgain(database, { seed, difficulty, until: Date.parse(until) }, planted, writtenAgain)
      for (const shift of drawShifts(seed, asOf, people, minutesPerTicket)) addShift(database, shift)
      for (const hour of drawHistory(seed, asOf, perHour, (people * 60) / minutesPerTicket)) addDeskHour(database, hour)
      const priorities = promise(database, seed)
      // Writes about an order belong to the first ticket about it, which comes last here.
      const tickets = [...again.truths, ...planted]
      const desk = { waiting: countQueue(database, asOf), until, priorities, duplicates: again.duplicates }
      return { asOf, seed, difficulty, tickets, desk }
    })
    writeTruth(options.truthFile, truth)
  } finally {
    database.close()
  }
}

/** Lets as many tickets as there are arrivals come in during the day, whichever they are. */
function spread(
  database: CompanyDatabase,
  seed: number,
  planted: readonly TicketTruth[],
  arrivals: readonly string[],
): void {
  const coming = shuffled(seed, 'coming', planted)
  for (const [index, at] of arrivals.entries())
    database.run("UPDATE ticket SET created_at = ?, status = 'new' WHERE id = ?", at, coming[index]?.ticket ?? '')
}

/** Promises an answer on every ticket. */
function promise(database: CompanyDatabase, seed: number): BacklogTruth['desk']['priorities'] {
  const tickets = database.all<{ id: string; createdAt: string; segment: string }>(
    `SELECT t.id, t.created_at AS createdAt, c.segment FROM ticket t JOIN customer c ON c.id = t.customer_id ORDER BY t.id`,
  )
  return Object.fromEntries(
    tickets.map(({ id, createdAt, segment }, index) => {
      const level = drawLevel(seed, index, createdAt, segment)
      setServiceLevel(database, { ticket: id, ...level })
      return [id, level.priority]
    }),
  )
}
