import { isJson, matching, mediaType } from '../decoding/media-types.ts'
import type { Schemas } from '../document/schemas.ts'
import type { ServedAnswer, ServedOperation } from '../document/served.ts'
import { refuse } from '../refusal.ts'
import { sampleOf } from './sample.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON where the content type is JSON, else text. */
  readonly value: unknown
  readonly schema: unknown
}

/** What the document says a success is answered by. @throws Refusal where the client accepts none of it. */
export function answerFor(operation: ServedOperation, schemas: Schemas, accept: string | undefined): Answer {
  const answer = successOf(operation)
  const [status, types] = [statusOf(answer), [...(answer?.content.keys() ?? [])]]
  if (types.length === 0) return { status, headers: {}, value: undefined, schema: undefined }
  const accepted = (accept ?? '*/*').split(',').map(mediaType)
  const able = types.filter((type) => isJson(mediaType(type)) || !mediaType(type).endsWith('xml'))
  const preferred = able.toSorted((a, b) => Number(isJson(mediaType(b))) - Number(isJson(mediaType(a))))
  const type = preferred.find((one) => matching(accepted, mediaType(one)) !== undefined || one.includes('*'))
  const content = type === undefined ? undefined : answer?.content.get(type)
  if (type === undefined || !content) return refuse('header Accept', `the document gives ${types.join(' or ')}`, 406)
  const written = type.includes('*') ? 'application/json' : type.split(',', 1)[0]
  const candidates = [...content.examples, sampleOf(schemas, content.schema)]
  const value = candidates.find(
    (one) => one !== undefined && schemas.problems(content.schema, one, 'answer').length === 0,
  )
  // A schema may have no value at all, such as one that requires itself.
  if (value === undefined) return { status: 501, headers: {}, value: undefined, schema: undefined }
  return { status, headers: { 'content-type': written ?? type }, value, schema: content.schema }
}

function successOf({ answers }: ServedOperation): ServedAnswer | undefined {
  const successes = answers.filter(({ status }) => /^2(\d\d|XX)$/.test(status))
  return (
    successes.toSorted((a, b) => a.status.localeCompare(b.status))[0] ??
    answers.find(({ status }) => status === 'default')
  )
}

/** An operation about whose success the document says nothing answers 200 without a body. */
function statusOf(answer: ServedAnswer | undefined): number {
  return answer && /^\d+$/.test(answer.status) ? Number(answer.status) : 200
}
