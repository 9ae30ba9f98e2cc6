import createClient from 'openapi-fetch'
import { Problem, Unreached } from './problem.ts'
import type { components, paths } from './types.gen.ts'

/** What the API tells, by the names of its description. */
export type Schemas = components['schemas']

/** Where the API is. */
export const apiPath = '/api/v1'

/** The API, with the types of its own description. Wrap each call in `told`. */
export const api = createClient<paths>({ baseUrl: apiPath, fetch: reach })

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreached()
  }
}

interface Answered<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/**
 * What was asked for.
 * @throws Problem where the server says why not; Unreached where there is none.
 */
export async function told<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await asked
  if (response.ok) return data as Data
  throw new Problem(isProblem(error) ? error : notOurs(response))
}

function isProblem(value: unknown): value is Schemas['Problem'] {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value && 'type' in value
}

/** A proxy before the server answered, or nothing did. */
function notOurs({ status }: Response): Schemas['Problem'] {
  return { type: 'about:blank', title: `The server answered ${status}`, status }
}

/** A new key: a POST that is sent twice with it happens once. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
