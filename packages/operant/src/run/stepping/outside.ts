import type { Awaitable, CapabilitySpec, Values } from '../../agent/capability.ts'
import { Said } from '../../agent/say.ts'
import type { RunContext } from '../context.ts'
import { useOf } from '../outside-uses.ts'
import { moment, systemsOf, type Waits } from '../turns.ts'
import type { CallTurn } from './call-turn.ts'
import { within } from './failures.ts'

/** What asking outside takes of a context. */
export type Outside = Pick<RunContext, 'connections' | 'uses' | 'turns'>

/** What uses outside systems. */
type Used = Pick<CapabilitySpec, 'name' | 'uses'>

/** Clients of the systems a capability uses. */
export async function clientsOf({ connections, uses }: Outside, spec: Used): Promise<Values> {
  const entries = await Promise.all(
    Object.entries(spec.uses).map(async ([name, connector]) => {
      try {
        return [name, await connections.client(connector)] as const
      } catch (trouble) {
        uses?.note({ capability: spec.name, connectors: [connector.name], trouble })
        throw trouble
      }
    }),
  )
  return Object.fromEntries(entries)
}

/**
 * Lets a capability call its systems, for as long as it may take, and notes aside how that ended. Where they have limits
 * it waits for its turn before, unless `turn` says that it has it.
 * @throws NoTurn
 */
export async function outside<Result>(
  context: Outside,
  spec: Used & Pick<CapabilitySpec, 'timeout'>,
  doing: string,
  work: () => Awaitable<Result>,
  turn?: CallTurn,
): Promise<Result> {
  const ask = () => noted(context, spec, () => within(spec.timeout, doing, work))
  return turn ? ask() : inTurn(context, spec, { patience: moment }, ask)
}

/**
 * Waits for a turn at the systems of a capability, where they have limits, and keeps it while `work` is done.
 * @throws NoTurn
 */
export async function inTurn<Result>(
  { turns }: Pick<Outside, 'turns'>,
  spec: Pick<Used, 'uses'>,
  waits: Waits,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!turns?.limits(systemsOf(spec))) return work()
  const systems = systemsOf(spec)
  const leave = await turns.place(systems, waits)
  try {
    await turns.calls(systems, 1, waits)
    return await work()
  } finally {
    leave()
  }
}

/** Notes aside how a use of outside systems ended. */
export async function noted<Result>(
  { uses }: Pick<Outside, 'uses'>,
  spec: Used,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!uses || Object.keys(spec.uses).length === 0) return work()
  try {
    const result = await work()
    uses.note({ ...useOf(spec), ...(result instanceof Said ? { trouble: result } : {}) })
    return result
  } catch (trouble) {
    uses.note({ ...useOf(spec), trouble })
    throw trouble
  }
}
