import type { EventBody } from '../../journal/events.ts'
import type { RunState } from '../../journal/state.ts'
import type { Plan } from '../../planning/plan.ts'
import { UnknownAgent, type Activation } from '../activation.ts'
import type { Answer } from '../context.ts'
import type { Move } from '../deciding/decide.ts'
import { backOff } from '../stepping/failures.ts'
import { spendingOf } from '../spending.ts'
import { carryOut } from './carry-out.ts'
import { takeCalls, takePlan } from './take-answer.ts'

/** Refused proposals in a row after which a person is better placed. */
const mostRefusals = 8
/** Reads of what was just read, likewise: a model may well look things over again while something is under way. */
const mostRepeats = 100
/** Failures to ask the model in a row after which a person is. */
const mostTroubles = 6

/**
 * Asks the agent's model for the next steps, writes down what it proposed, and answers with the move that carries it
 * out; undefined where the run has to be looked at anew. A proposal that is written down is carried out without
 * asking again.
 */
export async function think(activation: Activation, plan: Plan | undefined): Promise<Move | undefined> {
  const { state } = activation
  if (state.proposal) return carryOut(activation, state.proposal, plan)
  const as = hasWatched(state) ? 'shadowed' : 'unmet'
  const enough = enoughOf(state)
  if (enough !== undefined) return { kind: 'give up', as, why: enough }
  const { trouble } = state.reasoning
  if (trouble?.again !== undefined && trouble.again > state.now)
    return { kind: 'rest', until: trouble.again, for: [`the model is asked again: ${trouble.reason}`] }
  const answer = await ask(activation)
  switch (answer.kind) {
    case 'proposes':
      return takeCalls(activation, answer, plan)
    case 'plans':
      return takePlan(activation, answer)
    case 'gives up':
      return { kind: 'give up', as, why: answer.why }
    case 'over limit': {
      const { limit = `the limit of ${activation.goal.limits.tokens} tokens` } = answer
      return { kind: 'give up', as: 'failed', why: `${limit} would be passed` }
    }
    case 'trouble':
      await activation.commit([troubleEvent(activation, answer)])
      return undefined
  }
}

/** Whether a call was written down only: then that the goal is not reached is no failure, and nobody has to take over. */
function hasWatched({ decisions }: RunState): boolean {
  return [...decisions.values()].some(({ decision }) => decision.shadow !== undefined)
}

function enoughOf(state: RunState): string | undefined {
  const { reasoning } = state
  if (state.asking.done && hasWatched(state)) return 'it only watches: what it would do next is written down'
  if (reasoning.refusals >= mostRefusals)
    return `${reasoning.refusals} proposals of the model in a row could not be used`
  if (reasoning.repeats >= mostRepeats) return `the model asked ${reasoning.repeats} times for what it had just read`
  const { trouble } = reasoning
  return trouble && trouble.again === undefined ? `the model could not be asked: ${trouble.reason}` : undefined
}

async function ask(activation: Activation): Promise<Answer> {
  const { context, loaded, goal, state, run } = activation
  if (!context.reasoner)
    throw new UnknownAgent(`agent "${loaded.agent.name}" reasons by a model, and none is configured in this process`)
  // What is only staged would be missing from the conversation after a crash.
  if (!activation.stagedOnly('run.woke')) await activation.commit([])
  await activation.landed()
  const events = await context.store.read(run)
  return context.reasoner.propose({
    agent: loaded.agent,
    goal,
    events,
    spending: spendingOf(loaded.agent, state),
    text: async (digest) => (await context.store.text(digest))?.body,
  })
}

function troubleEvent(activation: Activation, trouble: Extract<Answer, { kind: 'trouble' }>): EventBody {
  const count = activation.state.reasoning.trouble?.count ?? 0
  const { reason, usage } = trouble
  if (!trouble.again || count + 1 >= mostTroubles) return { type: 'reasoner.failed', reason, usage }
  const wait = Math.max(trouble.after ?? 0, backOff(count, activation.context.random))
  const again = new Date(activation.context.clock.now().getTime() + wait).toISOString()
  return { type: 'reasoner.failed', reason, again, usage }
}
