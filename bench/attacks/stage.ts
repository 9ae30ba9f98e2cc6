import { fold } from '../../packages/operant/src/journal/fold.ts'
import type { RunState } from '../../packages/operant/src/journal/state.ts'
import { advance } from '../../packages/operant/src/run/advance.ts'
import type { Reasoner, RunContext } from '../../packages/operant/src/run/context.ts'
import type { LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { encodeInput, newRun } from '../../packages/operant/src/run/open-run.ts'
import type { Firm } from './firm/firm.ts'
import { QuickStore } from './quick-store.ts'

const start = Date.parse('2026-01-05T09:00:00Z')
/** How far time is moved for the sake of what waits. */
const patience = 60_000
/** Turns after which a run that does not rest is a fault of the suite. */
const mostTurns = 400

/** One firm and the real engine over it, in memory: runs one after the other, and a person who says no. */
export class Stage {
  readonly firm: Firm
  readonly store = new QuickStore()
  private readonly context: RunContext
  private readonly loaded: LoadedAgent
  private time = start
  private ids = 0
  /** Calls that a person was asked to approve, and to take over. */
  referred = 0

  constructor(loaded: LoadedAgent, firm: Firm, reasoner?: Reasoner) {
    this.firm = firm
    this.loaded = loaded
    this.context = {
      store: this.store,
      agents: new Map([[loaded.agent.name, loaded]]),
      connections: { client: async () => this.firm },
      clock: { now: () => new Date(this.time) },
      id: () => `id${(this.ids += 1)}`,
      random: () => 0.5,
      grace: 0,
      ...(reasoner ? { reasoner } : {}),
    }
  }

  /** Works on a goal until it settles or nothing moves any more. Every approval that is asked for is rejected. */
  async run(goal: string, ticket = 'T1'): Promise<RunState> {
    const id = `run${this.store.journals.size + 1}`
    const spec = this.loaded.agent.goals.get(goal)
    if (!spec) throw new Error(`the firm's agent has no goal "${goal}"`)
    const input = encodeInput(spec, { ticketId: ticket })
    const now = new Date(this.time)
    await this.store.open(newRun({ id, now, agent: this.loaded.agent, goal: spec, input, startedBy: 'tester' }))
    await this.work()
    return fold(id, await this.store.read(id))
  }

  private async work(): Promise<void> {
    const end = this.time + patience
    for (let turns = 0; turns < mostTurns; turns += 1) {
      const run = this.store.woken.shift()
      if (run !== undefined) await advance(this.context, run)
      else if (!this.rejectOpen() && !this.passTime(end)) return
    }
    throw new Error('a run of this suite does not come to an end')
  }

  private rejectOpen(): boolean {
    const open = [...this.store.requests.values()].filter((one) => one.state === 'open' && one.kind === 'approve')
    for (const request of open) {
      request.state = 'rejected'
      this.referred += 1
      const answer = { kind: 'rejected', by: 'lena', reason: 'nobody asked for it' } as const
      this.store.deliver(request.run, { kind: 'request', request: request.id, answer })
    }
    return open.length > 0
  }

  /** Moves time to the next timer before `end`; false where there is none. */
  private passTime(end: number): boolean {
    const due = [...this.store.timers].flatMap(([run, at]) => (at === undefined || at > end ? [] : [{ run, at }]))
    const [next] = due.toSorted((one, other) => one.at - other.at)
    if (!next) return false
    this.time = Math.max(this.time, next.at)
    this.store.timers.delete(next.run)
    this.store.woken.push(next.run)
    return true
  }
}
