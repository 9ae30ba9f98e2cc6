import { z } from 'zod'
import type { Api } from '../api.ts'
import { Problem } from '../problem.ts'
import { routesOf } from './routes-of.ts'
import type { Called } from './test-api.ts'

/**
 * Reads an answer and checks it against what the description of the API says of it.
 * @throws where it is something else.
 */
export async function checkAnswer(api: Api, method: string, path: string, answer: Response): Promise<Called> {
  const text = await answer.text()
  const { status, headers } = answer
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  if (status >= 400) {
    if (headers.get('content-type') !== 'application/problem+json')
      throw new Error(`${method} ${path} answered ${status} without a problem: ${text}`)
    Problem.parse(body)
    return { status, body, headers }
  }
  const plain = path.split('?')[0] ?? path
  const route = routesOf(api).find((one) => one.method === method.toLowerCase() && one.matches(plain))
  if (!route) return { status, body, headers }
  if (!(status in route.responses)) throw new Error(`${method} ${path} answered ${status}, which it does not declare`)
  const schema = route.responses[status]
  if (schema) {
    const read = strict(schema).safeParse(body)
    if (!read.success) throw new Error(`${method} ${path} answered something else: ${z.prettifyError(read.error)}`)
  }
  return { status, body, headers }
}

/** The same schema, which takes no field that it does not name. */
function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema
}
