import type { ValidationTargets } from 'hono'
import type { ZodError } from 'zod'
import { ApiProblem } from './problem.ts'

type Checked = { readonly target: keyof ValidationTargets } & (
  | { readonly success: true }
  | { readonly success: false; readonly error: ZodError }
)

const places: Partial<Record<keyof ValidationTargets, string>> = { json: 'body', param: 'path' }

/** Turns what does not fit its schema into a problem that names each field. */
export function refuseInvalid(checked: Checked): void {
  if (checked.success) return
  const { target, error } = checked
  throw invalid(places[target] ?? target, error)
}

/** What does not fit a schema, field by field; `place` is where it stands in the request. */
export function invalid(place: string, { issues }: ZodError): ApiProblem {
  const errors = issues.map((issue) => ({
    field: [place, ...issue.path.map(String)].join('.'),
    problem: issue.message,
    ...('expected' in issue ? { expected: String(issue.expected) } : {}),
  }))
  return new ApiProblem('invalid', errors.map(({ field, problem }) => `${field}: ${problem}`).join('; '), { errors })
}

/** One field that is not as it should be. */
export function invalidField(field: string, problem: string, expected?: string): ApiProblem {
  return new ApiProblem('invalid', `${field}: ${problem}`, {
    errors: [{ field, problem, ...(expected === undefined ? {} : { expected }) }],
  })
}
