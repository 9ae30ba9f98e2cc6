import { defineAgent } from '../../index.ts'
import { Money } from '../../facts/money.ts'
import type { Clock } from '../../facts/time.ts'
import type { Linger, Reasoner } from '../../run/context.ts'
import { modelReasoner, type ModelSettings } from '../../reasoning/model/model-reasoner.ts'
import type { MemoryRunStore } from '../memory-store.ts'
import { startScriptedModel, type Policy, type ScriptedModel } from '../scripted-model-server.ts'
import type { Script, ScriptedCall, ScriptedReply } from '../scripted-model.ts'
import { resolve, shopCapabilities, shopPolicy, SmallShop } from './small-shop.ts'
import { Workbench } from '../workbench.ts'

/** The small shop with an agent that reasons by the scripted model, over real HTTP. */
export interface ScriptedBench {
  readonly shop: SmallShop
  readonly bench: Workbench
  readonly model: ScriptedModel
}

const shopGoal = 'Resolve ticket T1'

export interface ScriptedBenchOptions {
  readonly total?: string
  readonly body?: string
  readonly reasoner?: 'search' | 'model'
  readonly planning?: 'steps' | 'ahead'
  readonly text?: 'closed' | 'open'
  /** Instead of the model. */
  readonly reasonsBy?: Reasoner
  readonly settings?: Partial<ModelSettings>
  readonly tokens?: number
  readonly store?: MemoryRunStore
  readonly linger?: Linger
}

/** The small shop's agent, reasoning as asked. */
function shopAgent({
  reasoner = 'model',
  planning = 'steps',
  text = 'closed',
  tokens = 200_000,
}: ScriptedBenchOptions) {
  const agent = defineAgent({
    name: 'support',
    goals: [resolve],
    can: shopCapabilities,
    policies: [shopPolicy],
    reasoner,
    planning,
    text,
  })
  const goals = [...agent.goals].map(([name, goal]) => [name, { ...goal, limits: { ...goal.limits, tokens } }] as const)
  return { ...agent, goals: new Map(goals) }
}

export async function scriptedBench(
  script: Script | Policy | readonly ScriptedReply[],
  options: ScriptedBenchOptions = {},
): Promise<ScriptedBench> {
  const shop = new SmallShop()
  shop.tickets.set('T1', { id: 'T1', orders: ['O1'], body: options.body ?? 'My parcel has not arrived.' })
  shop.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse(options.total ?? '40.00 GBP') })
  const model = await startScriptedModel(isReplies(script) ? { [shopGoal]: script } : script)
  // What a server asks to wait for is waited for on the bench's own clock.
  const clock: Clock = { now: () => bench.context.clock.now() }
  const bench: Workbench = new Workbench({
    agents: [shopAgent(options)],
    clients: { shop },
    reasoner: options.reasonsBy ?? modelReasoner({ baseURL: model.url, model: 'scripted', clock, ...options.settings }),
    ...(options.store ? { store: options.store } : {}),
    ...(options.linger ? { linger: options.linger } : {}),
  })
  return { shop, bench, model }
}

function isReplies(script: Script | Policy | readonly ScriptedReply[]): script is readonly ScriptedReply[] {
  return Array.isArray(script)
}

/** A reply of one call. */
export function call(tool: string, args: ScriptedCall['arguments'] = {}): ScriptedReply {
  return { calls: [{ tool, arguments: args }] }
}

/** The calls that learn all there is to know about the ticket. */
export const learning: readonly ScriptedReply[] = [
  call('readTicket'),
  call('readOrder', { about: ['O1'] }),
  call('classify'),
  call('remedyTable', { about: ['O1'] }),
]
