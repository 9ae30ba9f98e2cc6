import { z } from '@hono/zod-openapi'
import { may, rights } from '../../../access/permissions.ts'
import type { Api } from '../api.ts'
import { answer, route } from '../route.ts'

const Person = z
  .object({
    name: z.string(),
    roles: z.array(z.string()).readonly(),
    rights: z.array(z.string()).readonly().describe('Besides looking'),
  })
  .openapi('Person')

const list = route({
  right: 'look',
  method: 'get',
  path: '/people',
  summary: 'The people of the project: their roles, and what these let them do',
  responses: { 200: answer('All of them', z.object({ items: z.array(Person).readonly() })) },
})

/** Who is there. */
export function peopleRoutes(api: Api): void {
  api.openapi(list, (c) => {
    const { principals } = c.get('parts').project.definition
    const items = principals.map(({ name, roles }) => ({
      name,
      roles,
      rights: rights.filter((right) => may(roles, right)),
    }))
    return c.json({ items }, 200)
  })
}
