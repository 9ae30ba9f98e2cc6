import { openDatabase } from '@operant/sandbox'

/** The instant that a company's own database says it is, the same for every process. */
export function companyClock(directory: string): { now(): Date } {
  const database = openDatabase(directory, { readOnly: true })
  return {
    now: () => {
      const row = database.one<{ value: string }>("SELECT value FROM setting WHERE name = 'as_of'")
      if (!row) throw new Error(`the company in ${directory} has no clock`)
      return new Date(row.value)
    },
  }
}
