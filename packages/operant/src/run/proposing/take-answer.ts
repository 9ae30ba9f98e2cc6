import type { Bound, EventBody, Usage } from '../../journal/events.ts'
import { asJson, sameJson } from '../../facts/json.ts'
import type { Plan } from '../../planning/plan.ts'
import type { Activation } from '../activation.ts'
import type { Answer, Proposal } from '../context.ts'
import type { Move } from '../deciding/decide.ts'
import { referenceTo } from '../stepping/take-step.ts'
import { bindProposal, type Wish } from './bind-proposal.ts'
import { carryOut, type Proposed } from './carry-out.ts'
import { refreshedReason } from './read-again.ts'
import { claimDone } from './think-done.ts'

type Calls = Extract<Answer, { kind: 'proposes' }>

const nothing: Usage = { input: 0, output: 0 }

/** Kinds of step that change nothing and ask nobody: several of them may be asked for at once. */
const reads: ReadonlySet<string> = new Set(['query', 'calculation', 'decision', 'judgement', 'condition'])

/** Most calls of one answer that are taken, and most that are written down at all. */
const mostTaken = 16
const mostKept = 32

/**
 * Writes down an answer before anything comes of it. Reads that can be taken as things are, are all taken, in order; of
 * anything else only the first call counts, for the others were made without its result.
 */
export async function takeCalls(
  activation: Activation,
  { calls, usage, model, ahead }: Calls,
  plan: Plan | undefined,
): Promise<Move | undefined> {
  const number = activation.state.reasoning.calls + 1
  const whole = calls.length > 1 ? { answer: `c${number}` } : {}
  const paid = (index: number) => (index === 0 ? { usage, ...(model ? { model } : {}) } : { usage: nothing })
  const [first, ...rest] = calls
  const others = rest.slice(0, mostKept - 1)
  if (first.asks.kind === 'done') {
    const refusals = others.map((one, index): EventBody => ({
      type: 'proposal.refused',
      call: `c${number + index}`,
      ...whole,
      said: one.said,
      reason: 'it came with the claim that nothing is left to do: decide which it is',
      usage: nothing,
    }))
    const call = `c${number + others.length}`
    return claimDone(activation, refusals, { call, ...whole, said: first.said, ...paid(0) })
  }
  const events = [first, ...others].map((one, index) => {
    const about = { call: `c${number + index}`, ...whole, ...(ahead ? { ahead } : {}), said: one.said, ...paid(index) }
    const reason = whyNotTaken(activation, calls, index)
    return reason === undefined
      ? proposalEvent(activation, one, about)
      : { type: 'proposal.refused' as const, ...about, reason }
  })
  await activation.commit(events)
  const { proposal } = activation.state
  return proposal ? carryOut(activation, proposal, plan) : undefined
}

/** A plan ahead is only written down: its steps are proposed one after the other. */
export async function takePlan(
  activation: Activation,
  { said, usage, model }: Extract<Answer, { kind: 'plans' }>,
): Promise<undefined> {
  const call = `c${activation.state.reasoning.calls + 1}`
  await activation.commit([{ type: 'plan.proposed', call, said, usage, ...(model ? { model } : {}) }])
}

/** Why a call is not looked at for the sake of those that came before it in the same answer. */
function whyNotTaken(activation: Activation, calls: Calls['calls'], index: number): string | undefined {
  const [first, other] = [calls[0], calls[index]]
  if (index === 0 || !other || other.asks.kind === 'unreadable') return undefined
  if (index >= mostTaken) return `at most ${mostTaken} calls are taken of one answer`
  if (calls.slice(0, index).some(({ said }) => sameJson(asJson(said), asJson(other.said))))
    return 'the same call came twice in one answer'
  if (other.asks.kind === 'done') return 'other calls came with it: see first what they give'
  if (isRead(activation, first) && isRead(activation, other)) return undefined
  return isRead(activation, first)
    ? 'a change or a question is a call of its own: see first what the others give'
    : 'one change at a time: see first what the other call gives'
}

function isRead(activation: Activation, { asks }: Proposal): boolean {
  if (asks.kind !== 'step') return true
  return reads.has(activation.loaded.agent.capabilities.get(asks.capability)?.kind ?? '')
}

type About = Pick<Proposed, 'call' | 'answer' | 'ahead' | 'said' | 'usage' | 'model'>

function proposalEvent(activation: Activation, { asks }: Proposal, about: About): Proposed | EventBody {
  const refused = (reason: string): EventBody => ({ type: 'proposal.refused', ...about, reason })
  if (asks.kind !== 'step') return refused(asks.kind === 'done' ? 'done' : asks.reason)
  return stepEvent(activation, asks, about, refused)
}

function stepEvent(
  activation: Activation,
  wish: Wish,
  about: About,
  refused: (reason: string) => EventBody,
): Proposed | EventBody {
  const known = activation.known()
  const binding = bindProposal(known, wish)
  if (binding.kind === 'refused') return refused(binding.reason)
  if (binding.kind === 'pending') {
    const until = binding.until === undefined ? '' : ` until ${new Date(binding.until).toISOString()}`
    return refused(`not now: what was begun before is still open${until}`)
  }
  const again = refreshedReason(known, binding.step)
  if (again !== undefined) return { type: 'proposal.refused', ...about, reason: again, repeats: true }
  const bound = Object.fromEntries(
    binding.own.flatMap((name): [string, Bound][] => (wish.bound[name] ? [[name, wish.bound[name]]] : [])),
  )
  return { type: 'step.proposed', step: referenceTo(binding.step), by: 'model', ...about, bound }
}
