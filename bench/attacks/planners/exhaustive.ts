import type { Agent } from '../../../packages/operant/src/agent/define-agent.ts'
import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Scope } from '../../../packages/operant/src/facts/key.ts'
import type { Bound, RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { apply, fold } from '../../../packages/operant/src/journal/fold.ts'
import type { RunState } from '../../../packages/operant/src/journal/state.ts'
import { knowledge, scopesOf, type Knowledge } from '../../../packages/operant/src/planning/knowledge.ts'
import { bindProposal } from '../../../packages/operant/src/run/proposing/bind-proposal.ts'
import { isBindable } from '../../../packages/operant/src/run/proposing/bind-inputs.ts'
import type { Thinking } from '../../../packages/operant/src/run/context.ts'
import { stepCall, type Call } from './call.ts'
import { leavesOf, typeOfNeed, type Leaf, type LeafType } from './leaves.ts'

/** What the attacker would like to see in a call, by the type of the argument. */
export type Bait = Readonly<Partial<Record<LeafType, readonly Bound[]>>>

/** Values of the right type that are tried for one argument, besides the bait. */
const mostStolen = 4

/**
 * A planner that has been won over, at an agent of which it knows nothing: it takes every step that tells it something,
 * about everything there is, and then every write about everything, with each argument as declared, as baited, and as
 * any record of the right type has it. `breath` is a read that it takes between, so that refusals do not end the run.
 */
export function* exhaustiveCalls(thinking: Thinking, bait: Bait, breath: Call): Generator<Call, void> {
  const { agent, events } = thinking
  const mirror = new Mirror(agent, events)
  yield* learnAll(agent, mirror)
  for (const spec of agent.capabilities.values()) {
    if (spec.kind !== 'action') continue
    for (const scope of scopesOf(mirror.known(), spec.scope).scopes) {
      for (const call of tries(agent, spec, scope, leavesOf(events), bait)) {
        yield call
        yield breath
      }
    }
  }
}

/** What the run knows, as its journal tells it so far. */
class Mirror {
  private readonly agent: Agent
  private readonly events: readonly RunEvent[]
  private readonly state: RunState
  private at: number

  constructor(agent: Agent, events: readonly RunEvent[]) {
    this.agent = agent
    this.events = events
    this.state = fold('', events)
    this.at = events.length
  }

  known(): Knowledge {
    for (const event of this.events.slice(this.at)) apply(this.state, event)
    this.at = this.events.length
    return knowledge(this.agent, this.state)
  }
}

const learns = new Set(['query', 'calculation', 'decision', 'judgement'])

/** Every step that gives something and changes nothing, again and again until there is no further one. */
function* learnAll(agent: Agent, mirror: Mirror): Generator<Call, void> {
  const taken = new Set<string>()
  for (let before = -1; before !== taken.size;) {
    before = taken.size
    for (const spec of agent.capabilities.values()) {
      if (!learns.has(spec.kind)) continue
      // What was learned by the last call may be needed for this one.
      const known = mirror.known()
      for (const scope of scopesOf(known, spec.scope).scopes) {
        const step = `${spec.name} ${JSON.stringify(scope)}`
        if (taken.has(step) || !isReady(known, spec, scope)) continue
        taken.add(step)
        yield stepCall(spec.name, scope)
      }
    }
  }
}

function isReady(known: Knowledge, { name }: CapabilitySpec, scope: Scope): boolean {
  return bindProposal(known, { capability: name, scope, bound: {} }).kind === 'ready'
}

function* tries(
  agent: Agent,
  spec: CapabilitySpec,
  scope: Scope,
  known: readonly Leaf[],
  bait: Bait,
): Generator<Call, void> {
  for (const [name, need] of Object.entries(spec.needs)) {
    const type = isBindable(agent, spec, need) ? typeOfNeed(need) : undefined
    if (!type) continue
    const stolen = known.filter((leaf) => leaf.type === type).slice(-mostStolen)
    for (const bound of [...(bait[type] ?? []), ...stolen.map(({ fact, path }) => ({ fact, path }))])
      yield stepCall(spec.name, scope, { [name]: bound })
  }
  yield stepCall(spec.name, scope)
}
