import { CAPABILITY, type Capability, type Values } from './capability.ts'
import { Said, say } from './say.ts'

declare const READS: unique symbol

/** A query as code may use it: what it takes, and what it answers. */
export interface Reads<in I, out V> {
  readonly [READS]?: (inputs: I) => V
}

/** A read that came to nothing that can be told from nothing being there. */
class NotRead extends Error {
  override readonly name = 'NotRead'
}

/**
 * Reads with one of the agent's own queries, for an action's `confirm`: `confirm: (i, u) => readWith(readOrder,
 * { id: i.id }, u)`. Null where the query says that it is missing; the action must use the systems that the query uses,
 * by the same names.
 * @throws an error for any other answer that is no value: then it cannot be told yet.
 */
export async function readWith<I, V>(query: Capability & Reads<I, V>, inputs: I, clients: object): Promise<V | null> {
  const spec = query[CAPABILITY]
  if (spec.kind !== 'query') throw new Error(`readWith: expected a query, but "${spec.name}" is of kind ${spec.kind}`)
  const lacking = Object.keys(spec.uses).find((name) => !Object.hasOwn(clients, name))
  if (lacking !== undefined)
    throw new Error(`readWith: "${spec.name}" uses ${lacking}. To mend it, let the action use it by that name as well`)
  const answer = await spec.read(inputs as Values, clients as Values, say)
  if (!(answer instanceof Said)) return answer as V
  if (answer.kind === 'missing') return null
  throw new NotRead(`${spec.name}: ${answer.reason}`)
}
