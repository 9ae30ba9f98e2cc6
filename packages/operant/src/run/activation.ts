import { fold, apply } from '../journal/fold.ts'
import type { KeptText } from '../facts/outside-text.ts'
import type { EventBody, Label, NewEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import { isQuestion, type GoalSpec } from '../agent/goal.ts'
import { knowledge, type Instance, type Knowledge } from '../planning/knowledge.ts'
import { joinedProvenance } from '../planning/provenance-of.ts'
import { Commits } from './commits.ts'
import { goalOf } from './goal-of.ts'
import type { RunContext } from './context.ts'
import { goneOn } from './folded-runs.ts'
import type { LoadedAgent } from './loading/load-agent.ts'
import { goneFrom } from './loading/parked.ts'
import type { Also, AppendResult, InboxItem } from './store.ts'

/** A run that cannot go on in this process: its agent, goal or what it waits for is not known here. Retried when it is. */
export class UnknownAgent extends Error {
  override readonly name = 'UnknownAgent'
}

/**
 * One activation of a run: its state, which is ahead of its journal by what is worked out and not yet committed. Pure
 * steps are only staged; they are committed with the next read, intent or rest, since they can always be worked out
 * again.
 */
export class Activation {
  readonly context: RunContext
  readonly run: string
  readonly state: RunState
  readonly loaded: LoadedAgent
  readonly goal: GoalSpec
  /** Aborted when this activation must begin nothing more. */
  readonly signal: AbortSignal | undefined
  private readonly commits: Commits
  /** What came for the run and was taken. */
  private readonly seen = new Set<number>()

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
    this.commits = new Commits(context, run, state.seq)
  }

  /** Reads and folds a run; undefined where it does not exist or is settled. */
  static async of(context: RunContext, run: string, signal?: AbortSignal): Promise<Activation | undefined> {
    const state = await stateOf(context, run)
    if (!state || state.settled) return undefined
    const loaded = context.agents.get(state.opened.agent)
    const goal = loaded && goalOf(loaded.agent, state.opened)
    if (!loaded || !goal)
      throw new UnknownAgent(`this process knows no agent "${state.opened.agent}" with a goal "${state.opened.goal}"`)
    const gone = goneFrom(loaded.agent, state)
    if (gone.length > 0 && !(await isCancelled(context, state)))
      throw new UnknownAgent(
        `agent "${loaded.agent.name}" has no ${gone.join(', ')} any more, which run ${run} waits for: it rests until that is back`,
      )
    return new Activation(context, run, state, loaded, goal, signal)
  }

  /** What is known now, for planning. */
  known(): Knowledge {
    const known = knowledge(this.loaded.agent, this.state, this.loaded.guarded, this.context.calendar)
    return isQuestion(this.goal) ? { ...known, asksOnly: true } : known
  }

  /** Sequence number of the last event that was given to the store. */
  get committed(): number {
    return this.commits.committed
  }

  /** Takes events as happened, to be committed with the next commit. */
  stage(events: readonly EventBody[], texts: ReadonlyMap<string, KeptText> = new Map()): void {
    const stamped = this.stamped(events)
    this.commits.stage(stamped, texts)
    for (const event of stamped) this.apply(event)
  }

  hasStaged(): boolean {
    return this.commits.staged.length > 0
  }

  /** Whether all that is not yet given to the store is of one type. */
  stagedOnly(type: EventBody['type']): boolean {
    return this.commits.staged.every((event) => event.type === type)
  }

  /** What came for the run since this was last asked; `consume` each together with what follows from it. */
  async takeInbox(): Promise<readonly InboxItem[]> {
    const items = (await this.context.store.inbox(this.run)).filter(({ id }) => !this.seen.has(id))
    for (const { id } of items) this.seen.add(id)
    return items
  }

  /** The item leaves the inbox with the next commit. */
  consume(item: InboxItem): void {
    this.commits.consume(item.id)
  }

  /**
   * Commits everything until now together with `events`. On any answer but `appended` the events did not happen; what
   * was there before them goes with the next commit.
   * @throws Fenced when another activation has appended.
   */
  async commit(
    events: readonly EventBody[],
    also: Also = {},
    texts: ReadonlyMap<string, KeptText> = new Map(),
  ): Promise<AppendResult> {
    await this.commits.turn(also)
    const fresh = this.stamped(events)
    const result = await this.commits.commit(fresh, also, texts)
    if (result.kind === 'appended') for (const event of fresh) this.apply(event)
    return result
  }

  /**
   * Takes the events as happened at once, to be committed soon, while the run goes on: to think, to plan and to read,
   * which can all be done again. It carries only what the store never refuses. Whatever must be preceded by this
   * commit waits for it, or shares it.
   * @throws Fenced when another activation has appended.
   */
  async commitMeanwhile(
    events: readonly EventBody[],
    also: Pick<Also, 'settleEffect'> = {},
    texts: ReadonlyMap<string, KeptText> = new Map(),
  ): Promise<void> {
    await this.commits.room(also.settleEffect !== undefined)
    this.stage(events, texts)
    await this.commits.owe(also.settleEffect)
  }

  /**
   * Resolves when all that happened is committed, but for what was only worked out.
   * @throws Fenced when another activation has appended.
   */
  async landed(): Promise<void> {
    await this.commits.landed()
  }

  /** The run rests, and all of it is in the journal: it need not be read anew when it is woken. */
  keep(): void {
    if (!this.hasStaged() && this.state.seq === this.committed) this.context.folded?.keep(this.state)
  }

  /** Resolves when no commit is under way any more and none will follow, whatever came of it. */
  async quiet(): Promise<void> {
    await this.commits.landed().catch(() => undefined)
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

/** The run as its journal has it; of one that rested here, only what was appended since is read. */
async function stateOf(context: RunContext, run: string): Promise<RunState | undefined> {
  const kept = context.folded?.take(run)
  if (kept && goneOn(kept, await context.store.read(run, kept.seq))) return kept
  const events = await context.store.read(run)
  return events.length === 0 ? undefined : fold(run, events)
}

async function isCancelled(context: RunContext, state: RunState): Promise<boolean> {
  return state.cancelled !== undefined || (await context.store.inbox(state.run)).some(({ kind }) => kind === 'cancel')
}

/** The least trusted of the labels that a value was made of. */
export function joinLabels(instances: readonly Instance[]): Label {
  return joinedProvenance(instances).trust
}

/** The facts a step rests on, as events name them. */
export function sources(instances: readonly Instance[]): readonly (readonly [string, number])[] {
  return [...new Map(instances.map((one) => [one.key, [one.key, one.version] as const])).values()]
}
