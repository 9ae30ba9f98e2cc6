import { openDatabase } from '../../database/database.ts'
import { instantOn } from '../../records/bank/months.ts'
import { createCompany } from '../create-company.ts'
import { createEmptyCompany } from '../create-empty-company.ts'
import { monthsOf, plantBank, type PlantBankOptions } from './plant-bank.ts'

export interface CreateBankCompanyOptions extends PlantBankOptions {
  directory: string
  /** Tickets of the help desk in the same company, with their own truth: the shop's payments are in its books. */
  tickets?: { count: number; truthFile: string }
}

/**
 * Creates a company whose bank account is to be reconciled, and writes what belongs together to the truth file. Its clock
 * is on the second day after the last month, when the statements are there.
 */
export function createBankCompany({ directory, tickets, ...options }: CreateBankCompanyOptions): void {
  const last = monthsOf(options).at(-1)
  if (!last) return
  const asOf = instantOn(last.last + 2, 8)
  const { seed, difficulty } = options
  if (tickets) {
    const { count, truthFile } = tickets
    createCompany({ directory, truthFile, seed, difficulty, tickets: count, asOf })
  } else createEmptyCompany({ directory, asOf }).close()
  const database = openDatabase(directory)
  try {
    database.transaction(() => plantBank(database, directory, options))
  } finally {
    database.close()
  }
}
