import { z } from 'zod'
import { listRequests, type RequestRow } from '../store/requests.ts'
import type { Project } from './open-project.ts'

const shape = z.object({ before: z.object({ request: z.string() }).optional(), set: z.string().optional() })

/** What is asked in the place of a request, since something is otherwise than it showed; undefined where nothing is. */
export async function replacedBy(
  { pool }: Pick<Project, 'pool'>,
  { id, run, kind, state, shown, askedAt }: RequestRow,
): Promise<RequestRow | undefined> {
  if (kind !== 'approve' || state === 'open') return undefined
  const set = shape.safeParse(shown).data?.set
  const others = await listRequests(pool, { run, kind })
  return others.find((one) => {
    const { data } = shape.safeParse(one.shown)
    const isLater = one.id !== id && one.askedAt >= askedAt
    return isLater && (data?.before?.request === id || (set !== undefined && data?.set === set))
  })
}
