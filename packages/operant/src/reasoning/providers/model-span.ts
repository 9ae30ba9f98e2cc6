import { SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api'
import type { ModelCost } from '../../journal/model-call.ts'
import type { ModelQuestion, Spending } from '../../run/language-models.ts'
import type { ModelDefinition } from './configuration.ts'
import type { Heard } from './read-answer.ts'
import { providerNames, spanAttribute as name } from './span-attributes.ts'

export interface SpanSubject {
  readonly name: string
  readonly definition: ModelDefinition
  readonly question: ModelQuestion
  readonly spending: Spending
  readonly mostOutput: number
  /** Whether what is asked and answered may be written into the span. */
  readonly content: boolean
}

/** Begins the span of one question. Without an OpenTelemetry SDK in the process it goes nowhere. */
export function beginSpan(subject: SpanSubject): Span {
  const { definition, question } = subject
  return trace.getTracer('operant').startSpan(`chat ${definition.model}`, {
    kind: SpanKind.CLIENT,
    attributes: { ...asked(subject), ...(subject.content ? contentOf(question) : {}) },
  })
}

function asked({ name: own, definition, question, spending, mostOutput }: SpanSubject): Attributes {
  const { parameters = {}, provider, model, baseURL } = definition
  const url = baseURL !== undefined && URL.canParse(baseURL) ? new URL(baseURL) : undefined
  return {
    [name.operation]: 'chat',
    [name.provider]: providerNames[provider],
    [name.requestModel]: model,
    [name.mostOutput]: mostOutput,
    [name.outputType]: question.answer ? 'json' : 'text',
    [name.agent]: spending.agent,
    [name.conversation]: spending.run,
    [name.name]: own,
    [name.use]: question.use,
    [name.prompt]: question.prompt,
    ...(url ? { [name.server]: url.hostname, ...(url.port === '' ? {} : { [name.port]: Number(url.port) }) } : {}),
    ...(parameters.temperature === undefined ? {} : { [name.temperature]: parameters.temperature }),
    ...(parameters.topP === undefined ? {} : { [name.topP]: parameters.topP }),
    ...(parameters.seed === undefined ? {} : { [name.seed]: parameters.seed }),
  }
}

function contentOf({ instructions, messages }: ModelQuestion): Attributes {
  const shown = JSON.stringify(messages, (_, value: unknown) =>
    value instanceof Uint8Array ? `${value.byteLength} bytes` : value,
  )
  return { [name.instructions]: instructions, [name.inputMessages]: shown }
}

/** Ends it with an answer. */
export function endSpan(span: Span, heard: Heard, cost: ModelCost | undefined, content: boolean): void {
  const { counted, ended, said } = heard
  span.setAttributes({
    [name.finishReasons]: [ended],
    [name.inputTokens]: counted.input,
    [name.outputTokens]: counted.output,
    ...(counted.kept === undefined ? {} : { [name.keptTokens]: counted.kept }),
    ...(cost ? { [name.cost]: cost.millionths, [name.currency]: cost.currency } : {}),
    ...(content ? { [name.outputMessages]: JSON.stringify(said) } : {}),
  })
  span.end()
}

/** Ends it with what went wrong, in our own words: a provider's could hold what was asked. */
export function failSpan(span: Span, reason: string): void {
  span.setAttribute(name.error, reason)
  span.setStatus({ code: SpanStatusCode.ERROR, message: reason })
  span.end()
}
