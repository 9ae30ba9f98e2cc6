import { z } from 'zod'
import { asJson, type Json } from '../../facts/json.ts'

/** What a webhook says, before it is known which one it was. */
export interface ReadEvent {
  /** Of a CloudEvent its source and id together; undefined: the id of the message. */
  readonly id?: string
  readonly type: string
  readonly subject?: string
  readonly at?: string
  readonly data: Json
}

export type EventRead = ReadEvent | { readonly problem: string; readonly status: 400 | 415 }

const word = z.string().min(1).max(500)
const moment = z.iso.datetime({ offset: true })
const cloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: word,
  source: word,
  type: word,
  subject: word.optional(),
  time: moment.optional(),
  data: z.json().optional(),
})
const plain = z.looseObject({ type: word, subject: word.optional(), timestamp: moment.optional(), data: z.json() })

/**
 * Reads a body as a CloudEvent, structured (`application/cloudevents+json`) or binary (`ce-…` headers), or as the plain
 * payload of a Standard Webhook: `{ type, timestamp, data }`.
 */
export function readEvent(header: (name: string) => string | undefined, body: Buffer): EventRead {
  const type = (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/cloudevents-batch+json')
    return { status: 415, problem: 'batches are not taken; send each event by itself' }
  if (type !== 'application/json' && type !== 'application/cloudevents+json')
    return { status: 415, problem: 'expected content-type application/json or application/cloudevents+json' }
  const json = parsed(body)
  if (json === undefined) return { status: 400, problem: 'the body is no JSON' }
  if (type === 'application/cloudevents+json') return fromCloudEvent(json)
  if (header('ce-specversion') === undefined) return fromPlain(json)
  const names = ['specversion', 'id', 'source', 'type', 'subject', 'time']
  return fromCloudEvent({
    ...Object.fromEntries(names.map((name) => [name, decoded(header(`ce-${name}`))])),
    data: json,
  })
}

function fromCloudEvent(json: unknown): EventRead {
  const read = cloudEvent.safeParse(json)
  if (!read.success) return bad(read.error)
  const { id, source, type, subject, time, data } = read.data
  return {
    id: `${source} ${id}`,
    type,
    ...(subject === undefined ? {} : { subject }),
    ...(time === undefined ? {} : { at: new Date(time).toISOString() }),
    data: asJson(data ?? null),
  }
}

function fromPlain(json: unknown): EventRead {
  const read = plain.safeParse(json)
  if (!read.success) return bad(read.error)
  const { type, subject, timestamp, data } = read.data
  return {
    type,
    ...(subject === undefined ? {} : { subject }),
    ...(timestamp === undefined ? {} : { at: new Date(timestamp).toISOString() }),
    data: asJson(data),
  }
}

function bad({ issues: [first] }: z.ZodError): EventRead {
  return { status: 400, problem: `${first?.path.join('.') || 'the body'}: ${first?.message ?? 'expected an event'}` }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Headers of CloudEvents are percent-encoded. */
function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return text
  }
}
