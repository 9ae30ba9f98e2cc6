import { loadAgent, type LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { Bearing, GuardedArgument } from '../../packages/operant/src/guard/guarded-bearing.ts'
import type { GuardedCall } from '../../packages/operant/src/guard/policies.ts'
import { firmAgent } from './firm/agent.ts'
import { layersWithout, type Layer, type Layers } from './firm/layers.ts'

/** The firm's agent with some of its layers taken away, here and nowhere in the product. */
export function loadedWithout(reasoner: 'search' | 'model', ...gone: readonly Layer[]): LoadedAgent {
  const layers = layersWithout(...gone)
  const loaded = loadAgent(firmAgent(layers, reasoner))
  const { policies } = loaded
  return { ...loaded, policies: { ...policies, decide: (call) => policies.decide(blinded(call, layers)) } }
}

/** What the guardrail is told of a call when a layer does not stand. */
function blinded(call: GuardedCall, layers: Layers): GuardedCall {
  const { bearing } = call
  const believedRecords = new Set(bearing.arguments.filter((one) => isBelieved(one, layers)).map(({ name }) => name))
  return {
    ...call,
    literals: layers.literals && layers.arguments ? call.literals.filter((name) => !believedRecords.has(name)) : [],
    bearing: {
      arguments: layers.arguments ? bearing.arguments.map((one) => believed(one, layers)) : [],
      subject: layers.subject ? bearing.subject : undefined,
      entitled: layers.entitlement ? trusted(bearing.entitled, layers) : undefined,
    },
  }
}

/** Facts that are no records: what texts say, what runs remember, and what is worked out of either. */
const noRecords = new Set(['extracted', 'mentioned', 'memory', 'wish', 'answer', 'model:literal'])

/** Without relations any record of the right type will do, whatever it is about. */
function isBelieved({ origin }: GuardedArgument, layers: Layers): boolean {
  const from = /^chosen by the model from (.+)$/.exec(origin)?.[1]
  return !layers.relations && from !== undefined && !noRecords.has(from)
}

function believed(argument: GuardedArgument, layers: Layers): GuardedArgument {
  const { relation, label, declared, privileged } = argument
  const trusts = isBelieved(argument, layers) || (label === 'literal' && !layers.literals)
  return {
    ...argument,
    relation: layers.relations ? relation : undefined,
    // What only a relation could bear is then borne by nothing, and nobody asks.
    privileged: privileged && (layers.relations || relation === undefined),
    declared: declared || trusts,
    label: trusts || (label !== 'literal' && !layers.labels) ? 'record' : label,
  }
}

function trusted(entitled: Bearing['entitled'], layers: Layers): Bearing['entitled'] {
  return entitled && !layers.labels ? { ...entitled, astray: [] } : entitled
}
