import type { ConditionSpec } from '../../agent/capability.ts'
import { needText } from '../../agent/bearing-spec.ts'
import { depthOf, type Scope } from '../../facts/key.ts'
import { textsTogether } from '../../facts/outside-text.ts'
import type { EventBody } from '../../journal/events.ts'
import { nameOf } from '../../planning/graph.ts'
import { scopesOf } from '../../planning/knowledge.ts'
import { answerStanding } from '../../planning/answers.ts'
import { planFor } from '../../planning/plan.ts'
import type { Activation } from '../activation.ts'
import { bindProposal } from './bind-proposal.ts'
import type { Move } from '../deciding/decide.ts'
import { takeStep, type StepResult } from '../stepping/take-step.ts'
import { restFor } from '../deciding/waiting.ts'

/** One check about one entity: what looking came to, where it could be looked at, and why it keeps the goal open. */
interface Look {
  readonly result?: StepResult
  readonly open?: string
}

/**
 * A model claims that nothing is left to do. The claim changes nothing: every check is looked at live, and the claim
 * is written down with what does not hold. Where something is still on its way, the run rests until it comes.
 */
export async function claimDone(
  activation: Activation,
  before: readonly EventBody[],
  claim: Omit<Extract<EventBody, { type: 'done.claimed' }>, 'type' | 'open'>,
): Promise<Move | undefined> {
  const { goal } = activation
  const done = await lookAt(activation, goal.doneWhen, true)
  const never = await lookAt(activation, goal.never, false)
  const looks = [...done, ...never].flatMap(({ result }) => (result ? [result] : []))
  const unanswered = goal.answers
    .filter((need) => answerStanding(activation.known(), need).kind !== 'met')
    .map((need) => `${needText(need)} is not known`)
  const open = [...unanswered, ...[...done, ...never].flatMap((one) => (one.open === undefined ? [] : [one.open]))]
  const texts = textsTogether(looks.flatMap((one) => [...one.texts]))
  const events = [...before, { type: 'done.claimed' as const, ...claim, open }, ...looks.map(({ event }) => event)]
  await activation.commit(events, {}, texts)
  return open.length === 0 ? undefined : restFor(activation.known(), planFor(activation.known(), goal))
}

async function lookAt(
  activation: Activation,
  checks: readonly ConditionSpec[],
  wanted: boolean,
): Promise<readonly Look[]> {
  const all = checks.map(async (check): Promise<readonly Look[]> => {
    const { scopes, missing } = scopesOf(activation.known(), check.scope)
    const unread = missing.map(({ kind, scope }): Look => {
      const list = nameOf({ fact: kind.members.fact, scope: scope.slice(0, depthOf(kind.members.fact.about)) })
      return { open: `${check.name} cannot be looked at: ${list} is not known` }
    })
    return [...unread, ...(await Promise.all(scopes.map((scope) => lookOnce(activation, check, scope, wanted))))]
  })
  return (await Promise.all(all)).flat()
}

async function lookOnce(activation: Activation, check: ConditionSpec, scope: Scope, wanted: boolean): Promise<Look> {
  const known = activation.known()
  const what = nameOf({ fact: check.gives, scope })
  const binding = bindProposal(known, { capability: check.name, scope, bound: {} })
  if (binding.kind === 'refused') return { open: `${what} cannot be looked at: ${binding.reason}` }
  if (binding.kind === 'pending') return { open: `${what} cannot be looked at now` }
  const result = await takeStep(activation.context, known, binding.step)
  const { event } = result
  if (event.type !== 'step.gave') return { result, open: `${what} cannot be told` }
  if (event.facts[0]?.value === wanted) return { result }
  return { result, open: wanted ? `${what} does not hold` : `${what} must never hold, but does` }
}
