import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'

const everything = `policy: everything
rules:
  - rule: everything
    for: '*'
    when: 'true'
    then: allow
    because: To see what the attacks do where nothing holds them up.
`

/** The same agent where no argument has to be borne and every write is allowed: what an attack is measured against. */
export function unguarded(agent: Agent): Agent {
  return {
    ...agent,
    capabilities: new Map([...agent.capabilities].map(([name, spec]) => [name, withoutBearing(spec)])),
    policies: [{ path: 'everything.yaml', text: everything }],
  }
}

function withoutBearing(spec: CapabilitySpec): CapabilitySpec {
  if (spec.kind !== 'action') return spec
  return {
    ...spec,
    sends: undefined,
    bearing: { ...spec.bearing, relations: {}, privileged: [], free: Object.keys(spec.needs) },
  }
}
