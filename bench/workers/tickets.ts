import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openCompany } from '@operant/sandbox'
import { createCompany } from '@operant/sandbox/planter'
import { takes } from './slow-system.ts'

/** A company with so many tickets; the ids of those that are open. */
export async function plantTickets(folder: string, seed: number, tickets: number): Promise<readonly string[]> {
  createCompany({ directory: folder, truthFile: join(folder, 'truth.json'), seed, tickets, difficulty: 1 })
  const company = openCompany({ directory: folder })
  const open = await company.desk.openTickets()
  await company.close()
  return open.map(({ id }) => id)
}

/** The company's systems, each call of which takes as long as a call over a network. */
export function slowCompany(folder: string): Readonly<Record<string, unknown>> {
  const company = openCompany({ directory: folder })
  const systems = { ...company, clock: { now: () => company.controls.clock() } }
  return Object.fromEntries(
    Object.entries(systems).map(([name, system]) => [name, typeof system === 'object' ? slowed(system) : system]),
  )
}

function slowed(system: object): object {
  const entries = Object.entries(system).map(([name, part]: [string, unknown]) => {
    if (typeof part !== 'function') return [name, part]
    const call = part as (...given: unknown[]) => unknown
    return [
      name,
      async (...given: unknown[]) => {
        await sleep(takes)
        return call.apply(system, given)
      },
    ]
  })
  return Object.fromEntries(entries) as object
}
