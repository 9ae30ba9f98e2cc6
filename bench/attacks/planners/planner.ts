import type { Answer, Reasoner, Thinking } from '../../../packages/operant/src/run/context.ts'
import type { Call } from './call.ts'

const usage = { input: 1, output: 1 }

/** A reasoner that says, in each run, what a list or a generator of calls says, and then has nothing more to say. */
export class Planner implements Reasoner {
  private readonly callsOf: (thinking: Thinking) => Iterator<Call>
  /** By the event that opened the run, of which the suite's store hands out no copies. */
  private readonly talks = new WeakMap<object, Iterator<Call>>()
  /** Turns that were taken. */
  proposed = 0

  constructor(callsOf: (thinking: Thinking) => Iterator<Call>) {
    this.callsOf = callsOf
  }

  async propose(thinking: Thinking): Promise<Answer> {
    const [opened] = thinking.events
    if (!opened) throw new Error('a journal begins with the opening of its run')
    const talk = this.talks.get(opened) ?? this.callsOf(thinking)
    this.talks.set(opened, talk)
    const next = talk.next()
    if (next.done) return { kind: 'trouble', reason: 'nothing more to say', again: false, usage }
    this.proposed += next.value.length
    return { kind: 'proposes', calls: next.value, usage }
  }
}
