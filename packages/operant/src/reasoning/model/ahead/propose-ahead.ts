import type { Answer, Thinking } from '../../../run/context.ts'
import type { LanguageModels, ModelQuestion, ModelReply } from '../../../run/language-models.ts'
import { planInstructions } from '../instructions.ts'
import { promptName } from '../prompt-name.ts'
import { readCall } from '../read-call.ts'
import type { FactNames } from '../telling/fact-names.ts'
import { shownIn } from '../telling/shown.ts'
import { transcriptOf } from '../telling/transcript.ts'
import { planTool } from '../tool-names.ts'
import { callInput, planSchema, readPlan } from './plan-shape.ts'
import { planStanding, type PlanStanding } from './plan-standing.ts'

/** Plans of one run, the first and its revisions, after which a person is better placed. */
const mostPlans = 8

/**
 * Proposes the next step of the plan while it goes as planned, without asking anybody; where there is none, or
 * something came otherwise, the model is asked for a new one.
 */
export async function proposeAhead(models: LanguageModels, thinking: Thinking, names: FactNames): Promise<Answer> {
  const standing = planStanding(thinking.events)
  if (standing.kind === 'next') return nextStep(thinking, names, standing)
  if (standing.plans >= mostPlans)
    return { kind: 'gives up', why: `${mostPlans} plans of the model did not lead to the goal` }
  return planOf(await models.ask(await planQuestion(thinking, names), thinking.spending))
}

function nextStep(
  { agent }: Thinking,
  names: FactNames,
  { plan, name, step, given }: Extract<PlanStanding, { kind: 'next' }>,
): Answer {
  const meant = (ref: string): string => {
    const [id = '', ...path] = ref.split('.')
    const key = given.get(id)
    return [key === undefined ? id : names.nameOf(key), ...path].join('.')
  }
  const call = readCall(agent, names, { tool: step.tool, input: callInput(step, meant) })
  return { kind: 'proposes', calls: [call], ahead: { plan, step: name }, usage: { input: 0, output: 0 } }
}

async function planQuestion(thinking: Thinking, names: FactNames): Promise<ModelQuestion> {
  const { agent, goal, events } = thinking
  const instructions = planInstructions(agent)
  const schema = planSchema(agent)
  return {
    use: 'plan',
    prompt: promptName('ahead', [instructions, schema]),
    instructions,
    answer: { name: 'plan', schema },
    messages: transcriptOf(agent, goal, events, names, await shownIn(thinking)),
  }
}

function planOf(reply: ModelReply): Answer {
  if (reply.kind !== 'said') return reply
  const { record, value, text } = reply
  const paid = { usage: record.usage, model: record }
  const said = { tool: planTool, input: value ?? text }
  const steps = value === undefined ? 'it is no JSON' : readPlan(value)
  if (typeof steps === 'string')
    return { kind: 'proposes', calls: [{ said, asks: { kind: 'unreadable', reason: `no plan: ${steps}` } }], ...paid }
  // A plan without steps says that nothing is left to do.
  if (steps.length === 0) return { kind: 'proposes', calls: [{ said, asks: { kind: 'done' } }], ...paid }
  return { kind: 'plans', said, ...paid }
}
