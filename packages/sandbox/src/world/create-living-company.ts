import { join } from 'node:path'
import type { CompanyDatabase } from '../database/database.ts'
import { openDatabase } from '../database/database.ts'
import { monthAfter } from '../records/bank/months.ts'
import { plantBank } from './bank/plant-bank.ts'
import { addHostileTickets } from './hostile-tickets.ts'
import type { Difficulty } from './scene.ts'
import { createSupplyCompany } from './supply/create-supply-company.ts'

export interface CreateLivingCompanyOptions {
  directory: string
  /** Where the truth and what outsiders are going to do go; keep it out of reach of whoever works in the company. */
  truthFolder: string
  seed: number
  tickets: number
  difficulty: Difficulty
  /** What time it is in the company, ISO 8601 in UTC. */
  asOf: string
  /** Tickets that are there already. */
  atOnce: number
  /** Milliseconds from one of the others to the next. */
  every: number
}

/**
 * A company of today for people to look at: all its systems, the bank account of last month to reconcile, and tickets that come in as time
 * goes by, some of them hostile.
 */
export function createLivingCompany(options: CreateLivingCompanyOptions): void {
  const { directory, truthFolder, seed, tickets, difficulty, asOf, atOnce, every } = options
  createSupplyCompany({
    directory,
    truthFile: join(truthFolder, 'supply.json'),
    planFile: join(truthFolder, 'plan.json'),
    tickets: { count: tickets, truthFile: join(truthFolder, 'tickets.json') },
    seed,
    difficulty,
    asOf,
    shipments: 24,
    days: 30,
  })
  const database = openDatabase(directory)
  try {
    database.transaction(() => {
      spreadTickets(database, { asOf, atOnce, every })
      addHostileTickets(database, Date.parse(asOf) + hostileAfter)
      const lastMonth = monthAfter(asOf.slice(0, 7), -1).period
      const truthFile = join(truthFolder, 'bank')
      plantBank(database, directory, {
        truthFile,
        seed,
        difficulty,
        lines: bankLines,
        first: lastMonth,
        format: 'camt.053',
      })
    })
  } finally {
    database.close()
  }
}

/** Milliseconds until people come who are up to no good. */
const hostileAfter = 60_000

/** Lines of last month's statement of the euro account. */
const bankLines = 400

function spreadTickets(
  database: CompanyDatabase,
  { asOf, atOnce, every }: Pick<CreateLivingCompanyOptions, 'asOf' | 'atOnce' | 'every'>,
): void {
  const coming = database.all<{ id: string }>('SELECT id FROM ticket ORDER BY created_at, id').slice(atOnce)
  for (const [index, { id }] of coming.entries()) {
    const at = new Date(Date.parse(asOf) + (index + 1) * every).toISOString()
    database.run('UPDATE ticket SET created_at = ? WHERE id = ?', at, id)
  }
}
