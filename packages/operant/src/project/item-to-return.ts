import { listRequests } from '../store/requests.ts'
import { takenItemOf } from '../store/work-items.ts'
import type { Project } from './open-project.ts'

/** The item by which a run is given back: of whoever took it, or what it handed over. */
export async function itemToReturn({ pool }: Pick<Project, 'pool'>, run: string): Promise<string | undefined> {
  const [handedOver] = await listRequests(pool, { run, kind: 'take over', state: 'open', limit: 1 })
  return (await takenItemOf(pool, run)) ?? handedOver?.id
}
