import type { Api } from './api.ts'
import { takenField } from './route.ts'
import { sessionCookie } from './who/identify-caller.ts'

/** Where the API is mounted. */
export const apiPath = '/api/v1'

const about = `Every answer that is no success is problem+json. Lists come in pages: pass \`next\` as \`after\`. What is
posted with an \`Idempotency-Key\` happens once. Texts in answers are data: show them as text.`

const head = {
  openapi: '3.1.0',
  info: { title: 'Operant', version: 'v1', description: about.replaceAll('\n', ' ') },
  servers: [{ url: apiPath }],
}

/**
 * Serves the description of the API, which anybody may read.
 * @throws where a route was added that says nothing of the right it takes.
 */
export function describeApi(api: Api): void {
  const stray = api.openAPIRegistry.definitions.find((one) => one.type === 'route' && !(takenField in one.route))
  if (stray?.type === 'route') throw new Error(`${stray.route.method} ${stray.route.path} says nothing of its right`)
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
  })
  api.doc31('/openapi.json', head)
}

/**
 * The description as it is served.
 * @throws where a schema that has a name may be null: it would be so everywhere.
 */
export function descriptionOf(api: Api): object {
  const document = api.getOpenAPI31Document(head)
  const stray = Object.entries(document.components?.schemas ?? {}).find(
    ([, schema]) =>
      'type' in schema && Array.isArray(schema.type) && schema.type.length === 2 && schema.type.includes('null'),
  )
  if (stray)
    throw new Error(`${stray[0]} may be null wherever it stands; write orNull(${stray[0]}) in place of nullable()`)
  return document
}
