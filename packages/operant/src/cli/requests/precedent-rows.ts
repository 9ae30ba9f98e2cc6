import type { Project } from '../../project/open-project.ts'
import { precedentsOf } from '../../people/precedents/precedents-of.ts'
import type { RequestRow } from '../../store/requests.ts'
import { count } from '../../told/values.ts'
import type { Part } from '../output/wrap.ts'

/** How like calls were decided before, in a line; none where nothing is known. */
export async function precedentRows(
  { pool }: Pick<Project, 'pool'>,
  request: RequestRow,
): Promise<readonly (readonly Part[])[]> {
  const found = await precedentsOf(pool, request)
  if (!found) return []
  const { approved, rejected, bounds } = found
  if (approved.length + rejected.length === 0) return [['nobody has decided one before']]
  const people = [...new Set([...approved, ...rejected].flatMap(({ by }) => by))].join(', ')
  const ranges = Object.values(bounds).map(([from, to]) => (from === to ? from : `${from} to ${to}`))
  const what = ranges.length > 0 ? `, ${ranges.join(', ')}` : ''
  return [
    [`${count(approved.length, 'time')} approved, ${count(rejected.length, 'time')} rejected, by ${people}${what}`],
  ]
}
