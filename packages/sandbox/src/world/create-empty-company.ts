import { type CompanyDatabase, createDatabase } from '../database/database.ts'
import { writeSetting } from '../systems/settings.ts'

/** Creates a company without customers, orders or stock, to be filled with the `add…` functions and closed. */
export function createEmptyCompany(options: { directory: string; asOf: string | Date }): CompanyDatabase {
  const database = createDatabase(options.directory)
  writeSetting(database, 'as_of', new Date(options.asOf).toISOString())
  return database
}
