import { randomUUID } from 'node:crypto'
import { systemClock } from '../../packages/operant/src/facts/time.ts'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import type { RunContext } from '../../packages/operant/src/run/context.ts'
import { loadAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { RunStore } from '../../packages/operant/src/run/store.ts'
import { encodeInput, newRun } from '../../packages/operant/src/run/open-run.ts'
import { priceAgent, type Shop } from './price-agent.ts'

const loaded = loadAgent(priceAgent)

/** What an activation is given, as in a project: the system's clock, fresh ids. */
export function contextOf(store: RunStore, shop: Shop, observe: (event: RunEvent) => void, grace = 5_000): RunContext {
  return {
    store,
    agents: new Map([[priceAgent.name, loaded]]),
    connections: { client: async () => shop },
    clock: systemClock,
    id: randomUUID,
    random: Math.random,
    grace,
    people: (name) => ({ roles: name === 'bea' ? ['buyer'] : ['operator'] }),
    observe: (_, event) => observe(event),
  }
}

/** Opens a run that changes so many prices. */
export async function openPriceRun(store: RunStore, items: number): Promise<string> {
  const goal = priceAgent.goals.get('reprice')
  if (!goal) throw new Error('the agent has lost its goal')
  const id = `run_${randomUUID()}`
  await store.open(
    newRun({
      id,
      now: systemClock.now(),
      agent: priceAgent,
      goal,
      input: encodeInput(goal, { count: items, batch: id.slice(-8) }),
      startedBy: 'olga',
    }),
  )
  return id
}
