import { type CompanyDatabase, createDatabase } from '../database/database.ts'
import { addReferenceData } from '../records/reference-data.ts'
import { writeSetting } from '../systems/settings.ts'

/** Creates a company without customers, orders or stock, but with policies and holidays, to be filled with the `add…` functions and closed. */
export function createEmptyCompany(options: { directory: string; asOf: string | Date }): CompanyDatabase {
  const database = createDatabase(options.directory)
  writeSetting(database, 'as_of', new Date(options.asOf).toISOString())
  database.transaction(() => addReferenceData(database))
  return database
}
