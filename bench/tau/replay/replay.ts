import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'
import { modelReasoner } from 'operant/model'
import { startScriptedModel, Workbench, type ScriptedReply } from 'operant/testing'
import type { Agent, Json } from 'operant'
import type { ScriptedCall } from '../../../packages/operant/src/testing/scripted-model.ts'
import { toolName } from '../../../packages/operant/src/reasoning/model/tools.ts'
import { at } from '../../../packages/operant/src/facts/json.ts'
import { treatmentsOf, type Treatment } from './treatment.ts'
import { isExactly, type Wish } from './wish.ts'

/** One conversation to be replayed: who speaks, what the model does, what the customer really wants. */
export interface Conversation {
  /** The agent's clients, for this conversation alone. */
  readonly clients: Readonly<Record<string, unknown>>
  /** The calls that the model makes, in order. */
  readonly calls: readonly Wish[]
  /** What the customer confirms, each as often as it stands here: exactly this and nothing else. */
  readonly asked: readonly Wish[]
  /** What the customer answers when asked for a fact. */
  readonly answer: (fact: string) => Json | undefined
}

export interface Replayed {
  /** One for each call. */
  readonly treatments: readonly Treatment[]
  readonly outcome: string
}

/** Replays conversations of one agent: the model is scripted, everything else is as in production. */
export class Player {
  private readonly agent: Agent
  private readonly now: Date
  /** Name of the kind of record that writes are about. */
  private readonly entity: string
  private readonly script: Record<string, readonly ScriptedReply[]>
  private readonly url: string
  readonly close: () => Promise<void>
  private count = 0

  private constructor(
    agent: Agent,
    now: Date,
    entity: string,
    model: { readonly url: string; close(): Promise<void> },
    script: Record<string, readonly ScriptedReply[]>,
  ) {
    this.agent = agent
    this.now = now
    this.entity = entity
    this.url = model.url
    this.script = script
    this.close = () => model.close()
  }

  static async of(agent: Agent, now: Date, entity: string): Promise<Player> {
    const script: Record<string, readonly ScriptedReply[]> = {}
    return new Player(agent, now, entity, await startScriptedModel(script), script)
  }

  async play(conversation: Conversation): Promise<Replayed> {
    const id = `c${(this.count += 1)}`
    const goal = `Serve conversation ${id}`
    this.script[goal] = scriptFor(this.agent, conversation.calls)
    const bench = new Workbench({
      agents: [this.agent],
      clients: conversation.clients,
      now: this.now,
      reasoner: modelReasoner({ baseURL: this.url, model: 'scripted' }),
    })
    await bench.run(this.agent.name, 'serve', { conversationId: id }, 'run')
    await answerAll(bench, this.customerOf(conversation))
    delete this.script[goal]
    const treatments = treatmentsOf(await bench.store.read('run'), writesOf(this.agent))
    return { treatments, outcome: (await bench.state('run')).settled?.outcome ?? 'not settled' }
  }

  private customerOf({ asked, answer }: Conversation): Customer {
    const left = asked.map((wish) => this.complete(wish, answer))
    return {
      answers: (fact) => (fact === 'farewell' ? { nothingElse: true } : (answer(fact) ?? null)),
      confirms: (shown) => {
        const wish = left.findIndex((one) => isExactly(one, shown, this.entity))
        if (wish >= 0) left.splice(wish, 1)
        return wish >= 0
      },
    }
  }

  /** A wish with what the customer says of it only when asked. */
  private complete(wish: Wish, answer: Conversation['answer']): Wish {
    const needs = Object.entries(this.agent.capabilities.get(wish.capability)?.needs ?? {})
    const own = needs.flatMap(([name, { fact, path }]) => {
      const said = at(answer(fact.name) ?? null, path)
      return said === undefined || fact.name === 'farewell' ? [] : [[name, said] as const]
    })
    return { ...wish, arguments: { ...Object.fromEntries(own), ...wish.arguments } }
  }
}

function writesOf(agent: Agent): ReadonlySet<string> {
  const writes = [...agent.capabilities.values()].filter((spec) => spec.kind === 'action')
  return new Set(writes.map((spec) => toolName(spec.name)))
}

/**
 * Before each call everything is read again that can be read about its record, and the customer is asked what only the
 * customer knows and the call does not say; in the end, whether that was all.
 */
function scriptFor(agent: Agent, calls: readonly Wish[]): readonly ScriptedReply[] {
  const replies = calls.flatMap((wish) => {
    const bound = Object.entries(wish.arguments).map(([name, literal]) => [name, { literal }])
    const first = readsFor(agent, wish).map((spec) => callOf(spec, wish.about, {}))
    const write = agent.capabilities.get(wish.capability)
    return [...first, ...(write ? [callOf(write, wish.about, Object.fromEntries(bound))] : [])]
  })
  return [...replies, { tool: 'anythingElse' }].map((call) => ({ calls: [call] }))
}

function readsFor(agent: Agent, wish: Wish): readonly CapabilitySpec[] {
  const left = Object.entries(agent.capabilities.get(wish.capability)?.needs ?? {})
    .filter(([name]) => !Object.hasOwn(wish.arguments, name))
    .map(([, { fact }]) => fact.name)
  return [...agent.capabilities.values()].filter((spec) => {
    if (spec.scope && wish.about.length === 0) return false
    return spec.kind === 'query' || (spec.kind === 'question' && left.includes(spec.gives.name))
  })
}

function callOf(spec: CapabilitySpec, about: readonly string[], given: Readonly<Record<string, Json>>): ScriptedCall {
  return { tool: toolName(spec.name), arguments: { ...given, ...(spec.scope ? { about: [...about] } : {}) } }
}

/** A person who says what is asked of them, and yes to exactly what they want. */
interface Customer {
  confirms(shown: Parameters<typeof isExactly>[1]): boolean
  answers(fact: string): Json
}

/** The customer says yes to exactly what was asked for, no to everything else, and goodbye. */
async function answerAll(bench: Workbench, customer: Customer): Promise<void> {
  for (let request = bench.open('run')[0]; request; request = bench.open('run')[0]) {
    if (request.kind === 'answer') {
      const { fact } = request.shown as { readonly fact: string }
      await bench.answer('run', customer.answers(fact), 'customer')
      continue
    }
    const confirmed = customer.confirms(request.shown as Parameters<typeof isExactly>[1])
    await bench.decide('run', confirmed ? 'approved' : 'rejected', 'customer')
  }
}
