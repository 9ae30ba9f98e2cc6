import type { ModelCost, Usage } from '../../journal/model-call.ts'
import { inMilliseconds } from '../../facts/time.ts'
import type { ModelQuestion, ModelTrouble, Spending } from '../../run/language-models.ts'
import { lacksKey, keyVariables, type ModelDefinition, type ModelsConfiguration } from './configuration.ts'
import { gatherStream } from './gather-stream.ts'
import { mostInput } from './greatest.ts'
import type { Claim, Claimed } from './ledger.ts'
import { limitsOf } from './limits-of.ts'
import { beginSpan, endSpan, failSpan } from './model-span.ts'
import type { ModelPorts } from './ports.ts'
import { costOf, mostCost } from './price.ts'
import { promptOf } from './prompt-of.ts'
import { readAnswer, type Heard } from './read-answer.ts'
import { providerTrouble } from './trouble.ts'
import type { Wire, WireOptions } from './wire.ts'

/** A model that can be asked, with what it is asked by. */
export interface OpenModel {
  readonly name: string
  readonly definition: ModelDefinition
  /** Loads the provider's package when it is first called. */
  readonly wire: () => Promise<Wire>
}

export interface Asking {
  readonly question: ModelQuestion
  readonly spending: Spending
  readonly configuration: ModelsConfiguration
  readonly ports: ModelPorts
}

export type Tried =
  | { readonly kind: 'heard'; readonly heard: Heard; readonly cost?: ModelCost; readonly milliseconds: number }
  | { readonly kind: 'over limit'; readonly limit: string }
  | (ModelTrouble & { readonly cost?: ModelCost })

/** Least tokens that an answer is worth asking for. */
const leastAnswer = 64
/** Beyond its time-out, until a question that never ended stops taking a place. */
const lateness = 30_000
const nothing: Usage = { input: 0, output: 0 }

/** Tokens that the answer of a question may have, within what its run has left. */
export function mostOutput({ question, spending }: Asking, { answerTokens = 4_000 }: ModelDefinition): number {
  const wanted = Math.min(answerTokens, question.mostOutput ?? answerTokens)
  return Math.min(wanted, Math.max(leastAnswer, spending.tokens - mostInput(question)))
}

/** Asks a model once: what it can take at most is reserved before, and what it took is settled after. Never throws for what a provider does. */
export async function askOnce(model: OpenModel, asking: Asking): Promise<Tried> {
  const { definition } = model
  const { ports } = asking
  if (lacksKey(definition, ports.environment)) {
    const variable = keyVariables[definition.provider].join(' or ')
    return { kind: 'trouble', reason: `${model.name} has no key; set ${variable}`, again: false, usage: nothing }
  }
  // Before anything is reserved: where a package is missing, nothing was asked, and whoever installed it should know.
  const wire = await model.wire()
  const most = { input: mostInput(asking.question), output: mostOutput(asking, definition) }
  const { id, claimed } = await claimPatiently(model, asking, most)
  if (claimed.kind === 'over') return { kind: 'over limit', limit: claimed.limit }
  if (claimed.kind === 'busy')
    return {
      kind: 'trouble',
      reason: `${model.name} is asked as often as its limits allow`,
      again: true,
      after: claimed.wait,
      usage: nothing,
    }
  const tried = await speak(wire, model, asking, most)
  const { usage, cost } = tried.kind === 'heard' ? { usage: tried.heard.counted, cost: tried.cost } : tried
  await ports.ledger.settle(id, ports.clock.now(), {
    tokens: usage.input + usage.output,
    millionths: cost?.millionths ?? 0,
  })
  return tried
}

/** Reserves, waiting for a place under the model's rates for as long as an answer may take. */
async function claimPatiently(
  { name, definition }: OpenModel,
  { spending, configuration, ports }: Asking,
  most: Usage,
): Promise<{ readonly id: string; readonly claimed: Claimed }> {
  const patience = timeoutOf(definition)
  const cost = mostCost(definition, most)
  for (let waited = 0; ;) {
    const at = ports.clock.now()
    const { agent, run, subject } = spending
    const claim: Claim = {
      id: ports.id(),
      at,
      over: new Date(at.getTime() + timeoutOf(definition) + lateness),
      model: name,
      agent,
      run,
      tokens: most.input + most.output,
      rate: definition.limits ?? {},
      limits: limitsOf(spending, configuration.modelLimits, cost?.currency, at),
      ...(subject === undefined ? {} : { subject }),
      ...(cost ? { cost } : {}),
    }
    const claimed = await ports.ledger.claim(claim)
    if (claimed.kind !== 'busy' || waited + claimed.wait > patience) return { id: claim.id, claimed }
    await ports.wait(claimed.wait)
    waited += claimed.wait
  }
}

function timeoutOf({ timeout = '60s' }: ModelDefinition): number {
  return inMilliseconds(timeout)
}

async function speak(
  wire: Wire,
  model: OpenModel,
  asking: Asking,
  most: Usage,
): Promise<Extract<Tried, { kind: 'heard' | 'trouble' }>> {
  const { name, definition } = model
  const { question, spending, configuration, ports } = asking
  const content = configuration.telemetry?.content === true
  const span = beginSpan({ name, definition, question, spending, mostOutput: most.output, content })
  const began = ports.clock.now().getTime()
  try {
    const options = promptOf(definition, question, most.output)
    const result = await within(timeoutOf(definition), (abortSignal) =>
      resultOf(wire, definition, { ...options, abortSignal }),
    )
    const heard = readAnswer(result, question.answer !== undefined, most)
    const cost = costOf(definition, heard.counted)
    endSpan(span, heard, cost, content)
    return { kind: 'heard', heard, milliseconds: ports.clock.now().getTime() - began, ...(cost ? { cost } : {}) }
  } catch (error) {
    const { worked, ...trouble } = providerTrouble(error, ports.clock.now())
    failSpan(span, trouble.reason)
    const cost = worked ? mostCost(definition, most) : undefined
    return { kind: 'trouble', ...trouble, usage: worked ? most : nothing, ...(cost ? { cost } : {}) }
  }
}

async function resultOf(wire: Wire, { stream }: ModelDefinition, options: WireOptions) {
  return stream === true ? gatherStream((await wire.doStream(options)).stream) : wire.doGenerate(options)
}

/** Works for as long as it may; what does not listen to the signal is left behind. */
async function within<Result>(limit: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException('the model took too long', 'TimeoutError')
      late.abort(error)
      reject(error)
    }, limit)
  })
  try {
    return await Promise.race([work(late.signal), over])
  } finally {
    clearTimeout(timer)
  }
}
