import { fold, apply } from '../journal/fold.ts'
import type { EventBody, Label, NewEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { knowledge, type Instance, type Knowledge } from '../planning/knowledge.ts'
import type { RunContext } from './context.ts'
import type { LoadedAgent } from './load-agent.ts'
import type { Also, AppendResult } from './store.ts'

/** Somebody else has appended to this run meanwhile: this activation ends and does nothing more. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

/** A run that cannot go on in this process: its agent or goal is not known here. Retried when it is. */
export class UnknownAgent extends Error {
  override readonly name = 'UnknownAgent'
}

/**
 * One activation of a run: its state, and the events that are worked out but not yet committed. Pure steps are only
 * staged; they are committed with the next read, intent or rest, since they can always be worked out again.
 */
export class Activation {
  readonly context: RunContext
  readonly run: string
  readonly state: RunState
  readonly loaded: LoadedAgent
  readonly goal: GoalSpec
  /** Aborted when this activation must begin nothing more. */
  readonly signal: AbortSignal | undefined
  private staged: NewEvent[] = []
  /** Sequence number of the last event that is committed. */
  committed: number
  private texts = new Map<string, string>()

  private constructor(
    context: RunContext,
    run: string,
    state: RunState,
    loaded: LoadedAgent,
    goal: GoalSpec,
    signal: AbortSignal | undefined,
  ) {
    this.context = context
    this.run = run
    this.state = state
    this.loaded = loaded
    this.goal = goal
    this.signal = signal
    this.committed = state.seq
  }

  /** Reads and folds a run; undefined where it does not exist or is settled. */
  static async of(context: RunContext, run: string, signal?: AbortSignal): Promise<Activation | undefined> {
    const events = await context.store.read(run)
    if (events.length === 0) return undefined
    const state = fold(run, events)
    if (state.settled) return undefined
    const loaded = context.agents.get(state.opened.agent)
    const goal = loaded?.agent.goals.get(state.opened.goal)
    if (!loaded || !goal)
      throw new UnknownAgent(`this process knows no agent "${state.opened.agent}" with a goal "${state.opened.goal}"`)
    return new Activation(context, run, state, loaded, goal, signal)
  }

  /** What is known now, for planning. */
  known(): Knowledge {
    return knowledge(this.loaded.agent, this.state, this.loaded.guarded)
  }

  /** Takes events as happened, to be committed with the next commit. */
  stage(events: readonly EventBody[], texts: ReadonlyMap<string, string> = new Map()): void {
    for (const event of this.stamped(events)) {
      this.staged.push(event)
      this.apply(event)
    }
    for (const [digest, text] of texts) this.texts.set(digest, text)
  }

  hasStaged(): boolean {
    return this.staged.length > 0
  }

  /** Events staged since the last commit, by type. */
  stagedOnly(type: EventBody['type']): boolean {
    return this.staged.every((event) => event.type === type)
  }

  /**
   * Commits what is staged together with `events`. On any answer but `appended` the events did not happen; what was
   * staged stays staged.
   * @throws Fenced when another activation has appended.
   */
  async commit(
    events: readonly EventBody[],
    also: Also = {},
    texts: ReadonlyMap<string, string> = new Map(),
  ): Promise<AppendResult> {
    const fresh = this.stamped(events)
    const all = [...this.staged, ...fresh]
    const allTexts = new Map([...this.texts, ...texts])
    const result = await this.context.store.append(
      this.run,
      this.committed,
      all,
      allTexts.size > 0 ? { ...also, texts: allTexts } : also,
    )
    if (result.kind === 'fenced') throw new Fenced(`run ${this.run} is driven elsewhere`)
    if (result.kind !== 'appended') return result
    const first = this.committed + 1
    this.committed = result.seq
    this.staged = []
    this.texts = new Map()
    for (const event of fresh) this.apply(event)
    if (this.context.observe)
      all.forEach((event, index) => this.context.observe?.(this.run, { ...event, seq: first + index }))
    return result
  }

  /** Stamped once, so that the state here is the one that the journal folds to. */
  private stamped(events: readonly EventBody[]): readonly NewEvent[] {
    const at = this.context.clock.now().toISOString()
    return events.map((event) => ({ ...event, at }))
  }

  private apply(event: NewEvent): void {
    apply(this.state, { ...event, seq: this.state.seq + 1 })
  }
}

const order: readonly Label[] = ['record', 'person', 'influenced', 'literal']

/** The least trusted of the labels that a value was made of. */
export function joinLabels(instances: readonly Instance[]): Label {
  return instances.reduce<Label>(
    (one, { label }) => (order.indexOf(label) > order.indexOf(one) ? label : one),
    'record',
  )
}

/** The facts a step rests on, as events name them. */
export function sources(instances: readonly Instance[]): readonly (readonly [string, number])[] {
  return [...new Map(instances.map((one) => [one.key, [one.key, one.version] as const])).values()]
}
