import type { CapabilitySpec, JudgementSpec } from '../../agent/capability.ts'
import { encodeFact, decode } from '../../facts/fact.ts'
import { at, type Json } from '../../facts/json.ts'
import { keyFor, scopeKey, type Scope } from '../../facts/key.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { RunState } from '../../journal/state.ts'
import { decodeNeed, hashInputs } from '../../planning/inputs.ts'
import type { Activation } from '../activation.ts'
import type { RunContext } from '../context.ts'
import type { InboxItem } from '../store.ts'
import { openText } from '../stepping/judge-step.ts'

/**
 * What a person answered to the question that an unsure judgement led to becomes an example of that judgement. Done
 * before the answer is taken out of the inbox: after a crash it is done again, which changes nothing.
 */
export async function noteExamples(activation: Activation, items: readonly InboxItem[]): Promise<void> {
  const { context, state, loaded } = activation
  if (!context.judgements) return
  for (const item of items) {
    if (item.kind !== 'request' || item.answer.kind !== 'answered') continue
    const request = state.requests.get(item.request)
    const question = request && loaded.agent.capabilities.get(request.step.capability)
    if (!request || request.answer !== undefined || question?.kind !== 'question') continue
    // Nobody outside teaches a judgement.
    if (request.outside?.mail === item.answer.by) continue
    const value = fittingValue(question, item.answer.value)
    if (value === undefined) continue
    const scope = JSON.parse(request.step.scope) as string[]
    for (const judgement of learnersOf(loaded.agent.capabilities.values(), question.gives.name)) {
      const judged = await textOfUse(context, state, judgement, scope)
      if (!judged || !wasUnsure(state, judgement, scope, judged.inputs)) continue
      await context.judgements.learn({
        agent: loaded.agent.name,
        judgement: judgement.name,
        text: judged.text,
        value,
        by: item.answer.by,
        at: item.at,
        run: state.run,
        use: `${scopeKey(scope)} ${judged.inputs}`,
        how: 'answered',
      })
    }
  }
}

/** Judgements of texts that learn from examples, and give this fact. */
export function learnersOf(all: Iterable<CapabilitySpec>, fact: string): readonly JudgementSpec[] {
  return [...all].filter(
    (spec): spec is JudgementSpec =>
      spec.kind === 'judgement' &&
      (spec.form.kind === 'classify' || spec.form.kind === 'extract') &&
      spec.form.file === undefined &&
      spec.gives.name === fact,
  )
}

/** The text that a judgement is shown in a state of a run, and the hash of the inputs it is made of; undefined where one is not known. */
export async function textOfUse(
  context: Pick<RunContext, 'store'>,
  state: RunState,
  spec: JudgementSpec,
  scope: Scope,
): Promise<{ readonly text: string; readonly inputs: string } | undefined> {
  if (spec.form.kind !== 'classify' && spec.form.kind !== 'extract') return undefined
  const values: Record<string, Json | undefined> = {}
  const opened: Record<string, unknown> = {}
  for (const [name, need] of Object.entries(spec.needs)) {
    const fact = state.facts.get(keyFor(need.fact, scope))
    const json = fact && at(fact.value, need.path)
    if (json === undefined && need.mode !== 'maybe') return undefined
    values[name] = json
    const value = json === undefined ? undefined : decodeNeed(need, json)
    opened[name] = value instanceof OutsideText ? await openText(context, value) : value
  }
  return { text: spec.form.text(opened), inputs: hashInputs(values) }
}

function wasUnsure(state: RunState, { name }: JudgementSpec, scope: Scope, inputs: string): boolean {
  const marks = state.spent.get(`${name} ${scopeKey(scope)}`) ?? []
  return marks.some((mark) => mark.kind === 'unsure' && mark.inputs === inputs)
}

/** The answer as the fact keeps it; undefined where it does not fit. */
function fittingValue({ gives }: Extract<CapabilitySpec, { kind: 'question' }>, answer: Json): Json | undefined {
  try {
    return encodeFact(gives, decode(gives.schema, answer, gives.name)).json
  } catch {
    return undefined
  }
}
