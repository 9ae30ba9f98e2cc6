import type { ActionSpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { Fate } from './fate.ts'

/** The same agent with each of its actions changed. */
export function changeActions(agent: Agent, change: (spec: ActionSpec) => ActionSpec): Agent {
  const capabilities = [...agent.capabilities].map(
    ([name, spec]) => [name, spec.kind === 'action' ? change(spec) : spec] as const,
  )
  return { ...agent, capabilities: new Map(capabilities) }
}

/** An action in whose calls the process may die: before, while it is under way, after, and with its reading in hand. */
export function deadlyAction(spec: ActionSpec, fate: Fate): ActionSpec {
  const { confirm, identity } = spec
  if (!confirm || !identity) throw new Error(`${spec.name} is unproven, and cannot be killed usefully`)
  const called = new Set<string>()
  return {
    ...spec,
    async perform(inputs, clients, key, say, occasion) {
      fate.pass('intended, before the call')
      const call = Promise.resolve(spec.perform(inputs, clients, key, say, occasion))
      const dying = setTimeout(() => fate.pass('call under way'), Math.random() * 12)
      try {
        return await call
      } finally {
        clearTimeout(dying)
        called.add(JSON.stringify(identity(inputs, occasion)))
        fate.pass('called, before the read-back')
      }
    },
    async confirm(inputs, clients, occasion) {
      const found = await confirm(inputs, clients, occasion)
      const after = called.has(JSON.stringify(identity(inputs, occasion)))
      fate.pass(after ? 'read back, before the commit' : 'looked first')
      return found
    },
  }
}
