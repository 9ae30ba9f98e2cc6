import type { CapabilitySpec } from '../agent/capability.ts'
import type { FactSpec } from '../facts/fact.ts'
import type { Json } from '../facts/json.ts'
import { depthOf, factKeyWith, keyFor, type Scope } from '../facts/key.ts'
import type { FactKey } from '../journal/events.ts'

/**
 * Key of the fact that a use of a capability gives. With arguments that somebody chose it is a fact of its own, for
 * each choice another.
 */
export function givenKey(
  spec: CapabilitySpec,
  gives: FactSpec,
  scope: Scope,
  values: Readonly<Record<string, Json | undefined>>,
): FactKey {
  const chosen = Object.entries(spec.needs).flatMap(([name, need]) => {
    const value = values[name]
    return need.mode === 'argument' && value !== undefined ? [[name, value] as const] : []
  })
  if (chosen.length === 0) return keyFor(gives, scope)
  return factKeyWith(gives.name, scope.slice(0, depthOf(gives.about)), Object.fromEntries(chosen))
}
