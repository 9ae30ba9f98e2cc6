import { z } from 'zod'
import type { Json } from '../facts/json.ts'
import type { RequestRow } from '../store/requests.ts'
import { runRow } from '../store/runs.ts'
import { workItems, type WorkItem } from '../store/work-items.ts'
import { itemOfRun } from './item-of-run.ts'
import type { Project } from './open-project.ts'

/** An item with who has it. */
export type ItemTold = RequestRow & { readonly item: WorkItem | undefined }

/** The item as it stands; of a run that is still open, by its journal as it is now. */
export async function itemTold(
  project: Pick<Project, 'pool' | 'store' | 'agents'>,
  request: RequestRow,
): Promise<ItemTold> {
  const items = await workItems(project.pool, [request.id])
  const run = await runRow(project.pool, request.run)
  const live = request.state === 'open' && run !== undefined && run.state !== 'settled'
  const shown: Json | undefined = live ? (await itemOfRun(project, request.run, whyOf(request)))?.shown : undefined
  return { ...request, shown: shown ?? request.shown, item: items.get(request.id) }
}

function whyOf({ shown }: RequestRow): string {
  const { data } = z.object({ why: z.string() }).safeParse(shown)
  return data?.why ?? ''
}
