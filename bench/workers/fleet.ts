import { startChildProgram, type ChildProgram } from '../support/child-program.ts'
import type { WorkerOrders } from './worker-process.ts'

/** Starts worker processes and waits until all are ready. */
export async function startFleet(count: number, given: WorkerOrders): Promise<readonly ChildProgram[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const ready = Promise.withResolvers<void>()
      const child = startChildProgram(new URL('worker-process.ts', import.meta.url), {
        given,
        onMessage: () => ready.resolve(),
      })
      const died = child.ended.then(() => {
        throw new Error('a worker ended before it was ready')
      })
      died.catch(() => undefined)
      await Promise.race([ready.promise, died])
      return child
    }),
  )
}

/** Lets them end, and waits until they have. */
export async function stopFleet(fleet: readonly ChildProgram[]): Promise<void> {
  for (const child of fleet) child.process.stdin?.end()
  await Promise.all(fleet.map(({ ended }) => ended))
}
