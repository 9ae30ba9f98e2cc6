import { fold, apply } from '../journal/fold.ts'
import type { KeptText } from '../facts/outside-text.ts'
import type { EventBody, Label, NewEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { knowledge, type Instance, type Knowledge } from '../planning/knowledge.ts'
import { joinedProvenance } from '../planning/provenance-of.ts'
import type { RunContext } from './context.ts'
import type { LoadedAgent } from './load-agent.ts'
import type { Also, AppendResult, InboxItem } from './store.ts'

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
  /** Sequence number of the last event that was given to the store. */
  committed: number
  private texts = new Map<string, KeptText>()
  /** What came for the run and was taken; what of it leaves the inbox with the next commit. */
  private readonly seen = new Set<number>()
  private taken: number[] = []
  /** The commit under way: why it failed, where it did. */
  private underWay: Promise<Error | undefined> = Promise.resolve(undefined)

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
  stage(events: readonly EventBody[], texts: ReadonlyMap<string, KeptText> = new Map()): void {
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

  /** What came for the run since this was last asked; it leaves the inbox with the next commit. */
  async takeInbox(): Promise<readonly InboxItem[]> {
    const items = (await this.context.store.inbox(this.run)).filter(({ id }) => !this.seen.has(id))
    for (const { id } of items) {
      this.seen.add(id)
      this.taken.push(id)
    }
    return items
  }

  /**
   * Commits what is staged together with `events`. On any answer but `appended` the events did not happen; what was
   * staged stays staged.
   * @throws Fenced when another activation has appended.
   */
  async commit(
    events: readonly EventBody[],
    also: Also = {},
    texts: ReadonlyMap<string, KeptText> = new Map(),
  ): Promise<AppendResult> {
    await this.landed()
    const fresh = this.stamped(events)
    const batch = this.batchOf(fresh, also, texts)
    const result = await this.context.store.append(this.run, this.committed, batch.events, batch.also)
    if (result.kind === 'fenced') throw fenced(this.run)
    if (result.kind !== 'appended') return result
    this.forgetStaged(batch.events.length)
    for (const event of fresh) this.apply(event)
    this.tell(batch.events)
    return result
  }

  /**
   * Commits as `commit` does, but takes the events as happened at once and goes on meanwhile: to think, to plan and to
   * read, which can all be done again. It carries only what the store never refuses. Whatever must be preceded by this commit waits for it, as every commit does.
   */
  async commitMeanwhile(
    events: readonly EventBody[],
    also: Pick<Also, 'settleEffect'> = {},
    texts: ReadonlyMap<string, KeptText> = new Map(),
  ): Promise<void> {
    await this.landed()
    this.stage(events)
    const batch = this.batchOf([], also, texts)
    const appending = this.context.store.append(this.run, this.committed, batch.events, batch.also)
    this.forgetStaged(batch.events.length)
    this.underWay = appending
      .then((result) => (result.kind === 'appended' ? this.tell(batch.events) : fenced(this.run)))
      .catch(asError)
  }

  /**
   * Resolves when every commit so far is done.
   * @throws Fenced when another activation has appended.
   */
  async landed(): Promise<void> {
    const failure = await this.underWay
    if (failure) throw failure
  }

  /** Resolves when no commit is under way any more, whatever came of it. */
  async quiet(): Promise<void> {
    await this.underWay
  }

  private batchOf(fresh: readonly NewEvent[], also: Also, texts: ReadonlyMap<string, KeptText>) {
    const allTexts = new Map([...this.texts, ...texts])
    return {
      events: [...this.staged, ...fresh],
      also: {
        ...also,
        ...(allTexts.size > 0 ? { texts: allTexts } : {}),
        ...(this.taken.length > 0 ? { consumed: this.taken } : {}),
      },
    }
  }

  private forgetStaged(appended: number): void {
    this.committed += appended
    this.staged = []
    this.texts = new Map()
    this.taken = []
  }

  private tell(events: readonly NewEvent[]): undefined {
    const { observe } = this.context
    const first = this.committed - events.length + 1
    events.forEach((event, index) => observe?.(this.run, { ...event, seq: first + index }))
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

function fenced(run: string): Fenced {
  return new Fenced(`run ${run} is driven elsewhere`)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

/** The least trusted of the labels that a value was made of. */
export function joinLabels(instances: readonly Instance[]): Label {
  return joinedProvenance(instances).trust
}

/** The facts a step rests on, as events name them. */
export function sources(instances: readonly Instance[]): readonly (readonly [string, number])[] {
  return [...new Map(instances.map((one) => [one.key, [one.key, one.version] as const])).values()]
}
