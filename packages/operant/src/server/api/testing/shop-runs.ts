import { driveToRest } from '../../../project/drive.ts'
import type { TestApi } from './test-api.ts'

/** Starts the claim of an order of the small shop, and drives it until it rests; answers its run. */
export async function settleClaim({ project }: TestApi, orderId: string, startedBy = 'olga'): Promise<string> {
  const run = await project.startGoal({ agent: 'claims', goal: 'settleClaim', input: { orderId }, startedBy })
  await driveToRest(project, run)
  return run
}

/** Drives a run until it rests, and answers how it stands. */
export async function goOn({ project }: TestApi, run: string): Promise<string> {
  const standing = await driveToRest(project, run)
  return standing.kind === 'settled' ? standing.outcome : standing.kind
}
