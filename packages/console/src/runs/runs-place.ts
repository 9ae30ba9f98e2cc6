import { filterOf } from './filter.ts'

/** Where exactly the runs are that a number counts: the page of runs, filtered by the query that lists them. */
export function runsPlace(runs: Readonly<Record<string, string>>) {
  return { to: '/runs', search: filterOf(runs) } as const
}
