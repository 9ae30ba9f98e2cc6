import { trace, type Attributes, type Span, type SpanStatus } from '@opentelemetry/api'

export interface RecordedSpan {
  readonly name: string
  readonly attributes: Attributes
  status: SpanStatus | undefined
  ended: boolean
}

/** Stands in for an OpenTelemetry SDK: keeps the spans of this process until `stop`. */
export function recordSpans(): { readonly spans: readonly RecordedSpan[]; stop(): void } {
  const spans: RecordedSpan[] = []
  const startSpan = (name: string, options: { readonly attributes?: Attributes } = {}): Span => {
    const recorded: RecordedSpan = { name, attributes: { ...options.attributes }, status: undefined, ended: false }
    spans.push(recorded)
    const span: Span = {
      spanContext: () => ({ traceId: '', spanId: '', traceFlags: 0 }),
      setAttribute: (key, value) => {
        if (value !== undefined) recorded.attributes[key] = value
        return span
      },
      setAttributes: (more) => {
        Object.assign(recorded.attributes, more)
        return span
      },
      addEvent: () => span,
      addLink: () => span,
      addLinks: () => span,
      setStatus: (status) => {
        recorded.status = status
        return span
      },
      updateName: () => span,
      end: () => void (recorded.ended = true),
      isRecording: () => true,
      recordException: () => undefined,
    }
    return span
  }
  trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan: notUsed }) })
  return { spans, stop: () => trace.disable() }
}

function notUsed(): never {
  throw new Error('spans are not nested here')
}
