import { z } from '@hono/zod-openapi'

/** A field that is not as it should be. */
const FieldProblem = z
  .object({
    field: z.string().describe('Where it stands: query.limit, body.reason'),
    problem: z.string(),
    expected: z.string().optional(),
  })
  .openapi('FieldProblem')
export type FieldProblem = z.infer<typeof FieldProblem>

/** Every answer that is no success: RFC 9457. Some kinds tell more, in fields of their own. */
export const Problem = z
  .looseObject({
    type: z.string().describe('Which kind of problem it is'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(FieldProblem).optional(),
  })
  .openapi('Problem')

/** The kinds of problems, each with its status and title. */
const kinds = {
  'bad-request': [400, 'The request cannot be read'],
  'not-known': [401, 'Nobody is known by this'],
  'not-permitted': [403, 'This takes a right that you do not have'],
  'wrong-origin': [403, 'A page of somewhere else asked for this'],
  'not-found': [404, 'There is no such thing'],
  conflict: [409, 'It is not as you think any more'],
  'under-way': [409, 'The same request is under way'],
  changed: [412, 'Somebody changed it meanwhile'],
  'too-large': [413, 'The body is too large'],
  'not-json': [415, 'The body is not JSON'],
  invalid: [422, 'The request is not as expected'],
  'in-doubt': [422, 'It is not certain what is meant'],
  'other-body': [422, 'The key was used for another request'],
  'if-match-missing': [428, 'Say which version you change by If-Match'],
  'too-many': [429, 'Too many requests'],
  failed: [500, 'Something went wrong'],
  'not-ready': [503, 'Not ready'],
} as const
export type ProblemKind = keyof typeof kinds

interface More {
  readonly errors?: readonly FieldProblem[]
  /** Further fields of the answer. */
  readonly also?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by whatever answers a request: it becomes the answer. Its text is shown to whoever called. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly kind: ProblemKind
  readonly more: More

  constructor(kind: ProblemKind, detail: string, more: More = {}) {
    super(detail)
    this.kind = kind
    this.more = more
  }
}

/** The answer that tells of a problem. */
export function problemAnswer({ kind, message, more }: ApiProblem): Response {
  const [status, title] = kinds[kind]
  const { errors, also, headers } = more
  const body = { ...also, type: `urn:operant:problem:${kind}`, title, status, detail: message, errors }
  return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } })
}

/** Nothing of this kind has this id. */
export function notFound(what: string, id: string): ApiProblem {
  return new ApiProblem('not-found', `there is no ${what} "${id}"`)
}
