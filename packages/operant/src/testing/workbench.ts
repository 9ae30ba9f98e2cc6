import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { Connector } from '../agent/connector.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Json } from '../facts/json.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import { fold } from '../journal/fold.ts'
import type { RunEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import { advance } from '../run/advance.ts'
import { FoldedRuns } from '../run/folded-runs.ts'
import type { Connections, Linger, LocalStops, Reasoner, RunContext } from '../run/context.ts'
import { loadAgent, type LoadedAgent } from '../run/loading/load-agent.ts'
import { encodeInput, newRun } from '../run/open-run.ts'
import { knownPeople } from '../run/guarding/people.ts'
import type { NewRequest, RunStore } from '../run/store.ts'
import { DeclaredJudgements } from '../reasoning/judgements/declared-judgements.ts'
import { MemoryExamples } from '../reasoning/judgements/examples.ts'
import type { SentenceEncoder } from '../reasoning/text/encoder.ts'
import type { LanguageModels } from '../run/language-models.ts'
import { MemoryRunStore } from './memory-store.ts'
import { returnInMemory, takeInMemory } from './memory-taking.ts'

export interface WorkbenchOptions {
  readonly agents: readonly Agent[]
  /** Clients by connector name. */
  readonly clients: Readonly<Record<string, unknown>>
  /** Start of the bench's own time. Default 2026-01-05T09:00:00Z. */
  readonly now?: Date
  readonly reasoner?: Reasoner
  /** For judgements and words. Default: none is configured. */
  readonly models?: LanguageModels
  /** Examples that people give, and what was measured. Default: none yet. */
  readonly examples?: MemoryExamples
  /** For judgements that read meaning. Default: none, they read words. */
  readonly encoder?: () => Promise<SentenceEncoder | undefined>
  readonly store?: MemoryRunStore
  /** Stands between the engine and the store, to watch it or to make it fail. */
  readonly through?: (store: MemoryRunStore) => RunStore
  /** The people who are known, with their roles. Default: `tester`, who starts the runs, an operator. */
  readonly people?: readonly { readonly name: string; readonly roles: readonly string[] }[]
  /** Stops that this machine knows of, besides those of the store. */
  readonly stops?: LocalStops
  /** Default: Monday to Friday in UTC. */
  readonly calendar?: BusinessCalendar
  /** Default 0: nothing else runs the same runs. */
  readonly grace?: number
  /** How long a commit that nothing waits for waits for company. Default: not at all. */
  readonly linger?: Linger
}

/** Runs agents in memory on a clock of its own: no database, no waiting, the same result every time. */
export class Workbench {
  readonly store: MemoryRunStore
  readonly examples: MemoryExamples
  readonly context: RunContext
  private readonly agents = new Map<string, LoadedAgent>()
  private readonly published = new Map<string, LoadedAgent>()
  private readonly began: number
  private time: number
  private ids = 0

  constructor(options: WorkbenchOptions) {
    this.store = options.store ?? new MemoryRunStore()
    this.examples = options.examples ?? new MemoryExamples()
    this.began = (options.now ?? new Date('2026-01-05T09:00:00Z')).getTime()
    this.time = this.began
    for (const agent of options.agents) this.agents.set(agent.name, this.publish(agent))
    this.context = {
      store: options.through?.(this.store) ?? this.store,
      agents: this.agents,
      refreshPolicies: async (name) => {
        const published = this.published.get(name)
        if (published) this.agents.set(name, published)
      },
      connections: fixedConnections(options.clients),
      clock: { now: () => new Date(this.time) },
      id: () => `id${++this.ids}`,
      random: () => 0.5,
      grace: options.grace ?? 0,
      people: knownPeople(options.people ?? [{ name: 'tester', roles: ['operator'] }]),
      ...(options.calendar ? { calendar: options.calendar } : {}),
      ...(options.stops ? { stops: options.stops } : {}),
      linger: options.linger ?? notAtAll,
      folded: new FoldedRuns({ least: 0 }),
      judgements: new DeclaredJudgements(this.examples, options.encoder ?? noEncoder),
      ...(options.reasoner ? { reasoner: options.reasoner } : {}),
      ...(options.models ? { models: options.models } : {}),
    }
  }

  /** Publishes the policies of an agent as its next version, as somebody elsewhere may while runs are under way. */
  publish(agent: Agent): LoadedAgent {
    const loaded = loadAgent(agent)
    const version = (this.store.governing.get(agent.name) ?? 0) + 1
    const published = { ...loaded, policies: loaded.policies.asVersion(version) }
    this.published.set(agent.name, published)
    this.store.governing.set(agent.name, version)
    return published
  }

  /** Starts a goal and works until the run rests or is settled, time passing as it has to. `startedBy`: default `tester`. */
  async run(
    agent: string,
    goal: string | GoalSpec,
    input: Readonly<Record<string, unknown>>,
    id = `run${this.store.journals.size + 1}`,
    startedBy = 'tester',
  ): Promise<RunState> {
    await this.start(agent, goal, input, id, startedBy)
    await this.work()
    return this.state(id)
  }

  async start(
    agent: string,
    goal: string | GoalSpec,
    input: Readonly<Record<string, unknown>>,
    id: string,
    startedBy = 'tester',
  ): Promise<void> {
    const loaded = this.context.agents.get(agent)
    const spec = typeof goal === 'string' ? loaded?.agent.goals.get(goal) : goal
    if (!loaded || !spec)
      throw new Error(`there is no agent "${agent}" with a goal "${typeof goal === 'string' ? goal : goal.name}"`)
    await this.store.open(
      newRun({
        id,
        now: this.context.clock.now(),
        agent: loaded.agent,
        goal: spec,
        input: encodeInput(spec, input),
        startedBy,
      }),
    )
  }

  /** Works off what is awake, then moves time to the next timer within `horizon`, until nothing is left. Default 1m. */
  async work(horizon: Duration = '1m'): Promise<void> {
    const end = this.time + inMilliseconds(horizon)
    for (let turns = 0; turns < 10_000; turns += 1) {
      const run = this.store.woken.shift()
      if (run !== undefined) {
        await advance(this.context, run)
        continue
      }
      const next = this.nextTimer()
      if (!next || next.at > end) return
      this.time = Math.max(this.time, next.at)
      this.store.timers.delete(next.run)
      this.store.woken.push(next.run)
    }
    throw new Error('the runs of this bench do not come to an end')
  }

  /** Lets time pass. */
  async pass(duration: Duration): Promise<void> {
    const target = this.time + inMilliseconds(duration)
    await this.work(target - this.time)
    this.time = Math.max(this.time, target)
    await this.work(0)
  }

  /** Lets time pass until something happens, at most until `lasts` after the bench's beginning; false where nothing does. */
  async passToNext(lasts: Duration): Promise<boolean> {
    const next = this.nextTimer()
    if (!next || next.at > this.began + inMilliseconds(lasts)) return false
    await this.work(Math.max(0, next.at - this.time))
    return true
  }

  /** Time moves while something is under way, as for a slow answer of a system. */
  elapse(duration: Duration): void {
    this.time += inMilliseconds(duration)
  }

  /** Somebody sets the clock back. */
  setBack(duration: Duration): void {
    this.time -= inMilliseconds(duration)
  }

  async state(run: string): Promise<RunState> {
    return fold(run, await this.store.read(run))
  }

  async events<T extends RunEvent['type']>(run: string, type: T): Promise<readonly Extract<RunEvent, { type: T }>[]> {
    return (await this.store.read(run)).filter((event): event is Extract<RunEvent, { type: T }> => event.type === type)
  }

  /** The requests of a run that are still open. */
  open(run: string, kind?: NewRequest['kind']): readonly NewRequest[] {
    return [...this.store.requests.values()].filter(
      (one) => one.run === run && one.state === 'open' && (kind === undefined || one.kind === kind),
    )
  }

  /** Approves or rejects the open approval of a run; of a change set, as a whole or only some `elements`. */
  async decide(
    run: string,
    answer: 'approved' | 'rejected',
    by = 'approver',
    id?: string,
    elements?: readonly string[],
    reason = 'as tested',
  ): Promise<void> {
    const request = this.open(run, 'approve').find((one) => id === undefined || one.id === id)
    if (!request) throw new Error(`run ${run} asks for no approval`)
    this.setState(request.id, answer)
    const said = { by, reason }
    const given = answer === 'approved' && elements ? { kind: answer, ...said, elements } : { kind: answer, ...said }
    this.store.deliver(run, { kind: 'request', request: request.id, answer: given })
    await this.work()
  }

  /** Puts other values in place of those that the open approval of a run shows. */
  async edit(run: string, values: Readonly<Record<string, Json>>, by = 'approver', id?: string): Promise<void> {
    const request = this.open(run, 'approve').find((one) => id === undefined || one.id === id)
    if (!request) throw new Error(`run ${run} asks for no approval`)
    this.setState(request.id, 'edited')
    const answer = { kind: 'edited', by, reason: 'as tested', arguments: values } as const
    this.store.deliver(run, { kind: 'request', request: request.id, answer })
    await this.work()
  }

  /** Answers the open question of a run. */
  async answer(run: string, value: Json, by = 'operator', id?: string): Promise<void> {
    const request = this.open(run, 'answer').find((one) => id === undefined || one.id === id)
    if (!request) throw new Error(`run ${run} asks no question`)
    this.setState(request.id, 'answered')
    this.store.deliver(run, { kind: 'request', request: request.id, answer: { kind: 'answered', by, value } })
    await this.work()
  }

  /** Takes control of a run: whoever drives it is fenced, and nothing is begun until it is returned. */
  async take(run: string, by = 'operator', taking = 'taking'): Promise<void> {
    takeInMemory(this.store, run, by, taking, this.context.clock.now().toISOString())
    await this.work()
  }

  /** Gives a run back to its agent, one that has ended as well. `ends`: somebody did the rest. */
  async giveBack(
    run: string,
    note: string,
    by = 'operator',
    more: Pick<Extract<RunEvent, { type: 'run.returned' }>, 'ends' | 'found'> = {},
  ): Promise<void> {
    const at = this.context.clock.now().toISOString()
    returnInMemory(this.store, run, { taking: 'taking', by, note, ...more }, at)
    await this.work()
  }

  /** Tells a run to stop. */
  async cancel(run: string, by = 'operator'): Promise<void> {
    this.store.deliver(run, { kind: 'cancel', by, reason: 'as tested' })
    await this.work()
  }

  /** Sends a run a signal. */
  async signal(run: string, name: string): Promise<void> {
    this.store.deliver(run, { kind: 'signal', name, payload: null })
    await this.work()
  }

  /** Something happens outside: a run that waits for it is woken. The same id a second time is the same event. */
  async receive(type: string, subject: string, id = `event ${++this.ids}`): Promise<void> {
    this.store.receive({ source: 'bench', id, type, subject, receivedAt: this.context.clock.now().toISOString() })
    await this.work()
  }

  private setState(request: string, state: 'approved' | 'edited' | 'rejected' | 'answered'): void {
    const row = this.store.requests.get(request)
    if (row) row.state = state
  }

  private nextTimer(): { readonly run: string; readonly at: number } | undefined {
    const due = [...this.store.timers].flatMap(([run, at]) => (at === undefined ? [] : [{ run, at }]))
    return due.toSorted((one, other) => one.at - other.at)[0]
  }
}

/** Judgements read words only: quick, and the same on every machine. */
const noEncoder = () => Promise.resolve(undefined)

/** Every commit sets out at once. */
export const notAtAll: Linger = (over) => {
  over()
  return () => undefined
}

/** Connections to clients that exist already. */
function fixedConnections(clients: Readonly<Record<string, unknown>>): Connections {
  return {
    client: async (connector: Connector<unknown>) => {
      if (!Object.hasOwn(clients, connector.name))
        throw new Error(`no client is given for connector "${connector.name}"`)
      return clients[connector.name]
    },
  }
}
