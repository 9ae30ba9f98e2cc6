import type { JudgementSpec, Values } from '../../agent/capability.ts'
import { Said } from '../../agent/say.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { ModelCall } from '../../journal/model-call.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { RunContext } from '../context.ts'
import type { DeclaredJudgement } from '../judgements.ts'
import { spendingOf } from '../spending.ts'
import { moment } from '../turns.ts'
import { within } from './failures.ts'
import { inTurn } from './outside.ts'

/** What a judgement came to, and the answers of language models on the way there. */
export interface JudgedStep {
  readonly result: { readonly value: unknown; readonly confidence?: number; readonly byModel?: boolean } | Said
  readonly models: readonly ModelCall[]
}

interface Judging {
  readonly context: RunContext
  readonly known: Knowledge
  readonly inputs: Values
  readonly clients: () => Promise<Values>
}

/** Judges by code of one's own, or as the judgement is declared. Below its threshold it is unsure. */
export async function judgeStep(spec: JudgementSpec, judging: Judging): Promise<JudgedStep> {
  const { context, inputs } = judging
  const { form } = spec
  if (form.kind !== 'own') return judgeDeclared({ ...spec, form }, judging)
  const opened = await openTexts(context, inputs)
  const judged = await within(spec.timeout, spec.name, () => form.judge(opened)).catch((error: unknown) => {
    throw withoutTexts(error, inputs, opened)
  })
  if (judged.confidence >= spec.atLeast) return { result: judged, models: [] }
  const found = Math.round(judged.confidence * 100)
  const asked = Math.round(spec.atLeast * 100)
  return { result: new Said('unsure', `only ${found} % sure, and ${asked} % are asked for`), models: [] }
}

async function judgeDeclared(judgement: DeclaredJudgement, judging: Judging): Promise<JudgedStep> {
  const { context, known, inputs } = judging
  const { judgements } = context
  if (!judgements) throw new Error(`${judgement.name} cannot be carried out: this process has no judgements`)
  // What is told to people outside is made of facts: texts stay closed.
  const opened = judgement.form.kind === 'compose' ? inputs : await openTexts(context, inputs)
  const fetch = 'file' in judgement.form ? judgement.form.file : undefined
  const work = async () => {
    const fetched = async () => fetch?.(inputs, await judging.clients())
    const file = fetch && (await inTurn(context, judgement, { patience: moment }, fetched))
    const spending = spendingOf(known.agent, known.state)
    const { models } = context
    const now = context.clock.now()
    return judgements.judge({ agent: known.agent.name, judgement, inputs: opened, file, now, models, spending })
  }
  const judged = await within(judgement.timeout, judgement.name, work).catch((error: unknown) => {
    throw withoutTexts(error, inputs, opened)
  })
  const { models } = judged
  if (judged.kind === 'unsure') return { result: new Said('unsure', judged.reason), models }
  if (judged.kind === 'later') return { result: new Said('later', judged.reason, undefined, judged.after), models }
  const { value, confidence, byModel } = judged
  return { result: { value, byModel, ...(confidence === undefined ? {} : { confidence }) }, models }
}

async function openTexts(context: RunContext, inputs: Values): Promise<Values> {
  const entries = await Promise.all(
    Object.entries(inputs).map(
      async ([name, value]) => [name, value instanceof OutsideText ? await openText(context, value) : value] as const,
    ),
  )
  return Object.fromEntries(entries)
}

/** The text behind a handle. */
export async function openText(context: Pick<RunContext, 'store'>, handle: OutsideText): Promise<string> {
  const text = OutsideText.open(handle) ?? (await context.store.text(handle.digest))?.body
  if (text === undefined) throw new Error(`the text ${handle.digest.slice(0, 12)} is not kept any more`)
  return text
}

/** What goes wrong with a text is written down, the text is not. */
function withoutTexts(error: unknown, inputs: Values, opened: Values): unknown {
  if (!(error instanceof Error)) return error
  for (const [name, value] of Object.entries(opened)) {
    if (typeof value === 'string' && value !== '' && inputs[name] instanceof OutsideText)
      error.message = error.message.replaceAll(value, String(inputs[name]))
  }
  return error
}
