import type { Awaitable, CapabilitySpec, Values } from '../../agent/capability.ts'
import { Said } from '../../agent/say.ts'
import type { RunContext } from '../context.ts'
import { useOf } from '../outside-uses.ts'
import { within } from './failures.ts'

/** What asking outside takes of a context. */
export type Outside = Pick<RunContext, 'connections' | 'uses'>

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

/** Lets a capability call its systems, for as long as it may take, and notes aside how that ended. */
export function outside<Result>(
  context: Outside,
  spec: Used & Pick<CapabilitySpec, 'timeout'>,
  doing: string,
  work: () => Awaitable<Result>,
): Promise<Result> {
  return noted(context, spec, () => within(spec.timeout, doing, work))
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
