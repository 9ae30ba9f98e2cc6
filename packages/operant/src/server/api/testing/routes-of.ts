import { z } from 'zod'
import type { Api } from '../api.ts'
import { takenField, type Taken } from '../route.ts'

/** A route of the API as it is declared. */
export interface DeclaredRoute {
  readonly method: string
  readonly path: string
  readonly right: Taken
  /** The schema of the body of each answer, where it has one. */
  readonly responses: Readonly<Record<string, z.ZodType | undefined>>
  matches(path: string): boolean
}

/** All routes of the API; the description itself, which anybody may read, is none of them. */
export function routesOf(api: Api): readonly DeclaredRoute[] {
  return api.openAPIRegistry.definitions.flatMap((one): DeclaredRoute[] => {
    if (one.type !== 'route') return []
    const { method, path, responses } = one.route
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return [
      {
        method,
        path,
        right: (one.route as unknown as Record<string, Taken>)[takenField] ?? 'nothing',
        responses: Object.fromEntries(Object.entries(responses).map(([status, said]) => [status, schemaIn(said)])),
        matches: (text) => pattern.test(text),
      },
    ]
  })
}

function schemaIn(said: unknown): z.ZodType | undefined {
  const content = typeof said === 'object' && said !== null && 'content' in said ? said.content : undefined
  const media = (content as Readonly<Record<string, { readonly schema?: unknown }>> | undefined)?.['application/json']
  return media?.schema instanceof z.ZodType ? media.schema : undefined
}
