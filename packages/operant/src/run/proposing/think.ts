import type { Bound, EventBody, Usage } from '../../journal/events.ts'
import { stepKey, type RunState } from '../../journal/state.ts'
import type { Plan, ReadyStep } from '../../planning/plan.ts'
import { UnknownAgent, type Activation } from '../activation.ts'
import { bindProposal } from './bind-proposal.ts'
import type { Answer, Proposal } from '../context.ts'
import { act, isAct, joinable, type Move } from '../deciding/decide.ts'
import { backOff } from '../stepping/failures.ts'
import { refreshingReads } from './refresh-proposal.ts'
import { canBeCarried, referenceTo } from '../stepping/take-step.ts'
import { claimDone } from './think-done.ts'

/** Refused proposals in a row after which a person is better placed. */
const mostRefusals = 8
/** Failures to ask the model in a row after which a person is. */
const mostTroubles = 6
const nothing: Usage = { input: 0, output: 0 }

/**
 * Asks the agent's model for the next step, writes down what it proposed, and answers with the move that carries it
 * out; undefined where the run has to be looked at anew. A proposal that is written down is carried out without
 * asking again.
 */
export async function think(activation: Activation, plan: Plan | undefined): Promise<Move | undefined> {
  const { state } = activation
  if (state.proposal) return carryOut(activation, state.proposal, plan)
  const enough = enoughOf(state)
  if (enough !== undefined) return { kind: 'give up', as: 'unmet', why: enough }
  const { trouble } = state.reasoning
  if (trouble?.again !== undefined && trouble.again > state.now)
    return { kind: 'rest', until: trouble.again, for: [`the model is asked again: ${trouble.reason}`] }
  const answer = await ask(activation)
  if (answer.kind === 'proposes') return take(activation, answer, plan)
  if (answer.kind === 'over limit')
    return {
      kind: 'give up',
      as: 'failed',
      why: `the limit of ${activation.goal.limits.tokens} tokens would be passed`,
    }
  await activation.commit([troubleEvent(activation, answer)])
  return undefined
}

function enoughOf({ reasoning }: RunState): string | undefined {
  if (reasoning.refusals >= mostRefusals)
    return `${reasoning.refusals} proposals of the model in a row could not be used`
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
  return context.reasoner.propose({ agent: loaded.agent, goal, events, tokens: goal.limits.tokens - state.tokens })
}

function troubleEvent(activation: Activation, trouble: Extract<Answer, { kind: 'trouble' }>): EventBody {
  const count = activation.state.reasoning.trouble?.count ?? 0
  const { reason, usage } = trouble
  if (!trouble.again || count + 1 >= mostTroubles) return { type: 'reasoner.failed', reason, usage }
  const wait = Math.max(trouble.after ?? 0, backOff(count, activation.context.random))
  const again = new Date(activation.context.clock.now().getTime() + wait).toISOString()
  return { type: 'reasoner.failed', reason, again, usage }
}

/** Writes down an answer before anything comes of it: the first call counts, for the others were made without its result. */
async function take(
  activation: Activation,
  { calls: [first, ...others], usage }: Extract<Answer, { kind: 'proposes' }>,
  plan: Plan | undefined,
): Promise<Move | undefined> {
  const number = activation.state.reasoning.calls + 1
  const refusals = others.map((one, index): EventBody => ({
    type: 'proposal.refused',
    call: `c${number + index}`,
    said: one.said,
    reason: 'one call at a time: see first what the other one gives',
    usage: nothing,
  }))
  const call = `c${number + others.length}`
  if (first.asks.kind === 'done') return claimDone(activation, refusals, { call, said: first.said, usage })
  const event = proposalEvent(activation, first, call, usage)
  await activation.commit([...refusals, event])
  return event.type === 'step.proposed' ? carryOut(activation, event, plan) : undefined
}

function proposalEvent(
  activation: Activation,
  { said, asks }: Proposal,
  call: string,
  usage: Usage,
): Proposed | EventBody {
  const refused = (reason: string): EventBody => ({ type: 'proposal.refused', call, said, reason, usage })
  if (asks.kind !== 'step') return refused(asks.kind === 'done' ? 'done' : asks.reason)
  const binding = bindProposal(activation.known(), asks)
  if (binding.kind === 'refused') return refused(binding.reason)
  if (binding.kind === 'pending') {
    const until = binding.until === undefined ? '' : ` until ${new Date(binding.until).toISOString()}`
    return refused(`not now: what was begun before is still open${until}`)
  }
  const bound = Object.fromEntries(
    binding.own.flatMap((name): [string, Bound][] => (asks.bound[name] ? [[name, asks.bound[name]]] : [])),
  )
  return { type: 'step.proposed', step: referenceTo(binding.step), by: 'model', call, said, bound, usage }
}

type Proposed = Extract<EventBody, { type: 'step.proposed' }>

/** The move that carries out an accepted proposal, or its end where it does not apply any more. */
async function carryOut(activation: Activation, open: Proposed, plan: Plan | undefined): Promise<Move | undefined> {
  const known = activation.known()
  const { step, bound } = open
  const wish = { capability: step.capability, scope: JSON.parse(step.scope) as string[], bound }
  const binding = bindProposal(known, wish)
  if (binding.kind === 'pending') return { kind: 'rest', until: binding.until, for: [binding.what] }
  if (binding.kind === 'refused') {
    const reads = refreshingReads(known, wish)
    return reads.length > 0 ? { kind: 'take', steps: reads } : withdraw(activation, open, binding.reason)
  }
  if (binding.step.inputs.hash !== step.inputs) return withdraw(activation, open, 'what it rests on has changed')
  return binding.first.length > 0 ? { kind: 'take', steps: binding.first } : moveOf(activation, binding.step, plan)
}

/** Ends a proposal that does not apply any more, and what people were asked for its sake. */
async function withdraw(activation: Activation, open: Proposed, reason: string): Promise<undefined> {
  const asked = [...activation.state.requests.values()].filter(
    (request) => request.answer === undefined && stepKey(request.step) === stepKey(open.step),
  )
  await activation.commit(
    [
      ...asked.map(({ id }): EventBody => ({
        type: 'request.answered',
        request: id,
        answer: { kind: 'withdrawn', reason: 'the call changed' },
      })),
      { type: 'proposal.refused', call: open.call, said: open.said, reason, usage: nothing },
    ],
    { withdraw: asked.map(({ id }) => id) },
  )
}

/** The move that takes a step: the same, and as guarded, as when search proposes it. */
function moveOf(activation: Activation, step: ReadyStep, plan: Plan | undefined): Move {
  const { spec } = step
  if (spec.kind === 'question' && !canBeCarried(activation.known(), step))
    return { kind: 'ask', step: { ...step, spec } }
  if (spec.kind === 'delegation') return { kind: 'delegate', step: { ...step, spec } }
  if (spec.kind === 'wait') return { kind: 'begin wait', step: { ...step, spec } }
  if (spec.kind !== 'action') return { kind: 'take', steps: [step] }
  const key = stepKey(referenceTo(step))
  const others = (plan?.ready ?? []).filter(isAct).filter((one) => stepKey(referenceTo(one)) !== key)
  const held = { ...step, spec }
  return act(activation.known(), activation.goal, held, joinable(held, others))
}
