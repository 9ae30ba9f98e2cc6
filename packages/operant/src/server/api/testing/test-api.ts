import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { claims } from '../../../../../../examples/small-shop/agent.ts'
import { shopIn } from '../../../../../../examples/small-shop/shop.ts'
import { newTokenFor } from '../../../access/new-token.ts'
import type { ProjectDefinition } from '../../../project/define-project.ts'
import { assembleProject } from '../../../project/load-project.ts'
import { openLoadedProject, type Project } from '../../../project/open-project.ts'
import { testDatabase } from '../../../store/testing/test-database.ts'
import type { Api, ApiParts } from '../api.ts'
import { createApi } from '../create-api.ts'
import { JournalFeed } from '../live/feed.ts'
import { checkAnswer } from './check-answer.ts'

/** The people of a project under test, one for each role that comes with rights, and one with a role of its own. */
export const people = [
  { name: 'olga', roles: ['operator'] },
  { name: 'lena', roles: ['owner', 'lead'] },
  { name: 'anna', roles: ['approver'] },
  { name: 'petra', roles: ['policy-author'] },
  { name: 'paul', roles: ['policy-publisher'] },
  { name: 'vera', roles: ['viewer'] },
  { name: 'rolf', roles: ['auditor'] },
  { name: 'fiona', roles: ['finance'] },
] as const
export type PersonName = (typeof people)[number]['name']

export interface Called {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

interface Call {
  readonly as?: PersonName
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestApi {
  readonly api: Api
  readonly project: Project
  readonly parts: ApiParts
  /** The errors that were noted and not told. */
  readonly errors: Error[]
  /** A token of somebody, good for a day unless said otherwise. */
  token(person: PersonName, days?: number): Promise<{ readonly secret: string; readonly id: string }>
  /** Calls the API, by default as nobody. Every answer is checked against what the description says of it. */
  call(request: string, call?: Call): Promise<Called>
  close(): Promise<void>
}

/** The API of the small shop, on a database and in a folder of its own. */
export async function testApi(
  more: { readonly definition?: Partial<ProjectDefinition>; readonly parts?: Partial<ApiParts> } = {},
): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), 'operant-api-'))
  const shop = join(import.meta.dirname, '../../../../../../examples/small-shop')
  const definition: ProjectDefinition = {
    agents: [claims],
    clients: () => shopIn(folder),
    principals: people,
    folder: join(folder, 'state'),
    ...more.definition,
  }
  const project = await openLoadedProject(assembleProject(join(shop, 'operant.config.ts'), definition), {
    open: testDatabase,
  })
  const errors: Error[] = []
  const onError = (error: Error) => errors.push(error)
  const feed = new JournalFeed(project.pool, onError)
  const parts: ApiParts = {
    project,
    feed,
    keys: [randomBytes(32)],
    wall: { now: () => new Date() },
    onError,
    ...more.parts,
  }
  const api = createApi(parts)
  const tokens = new Map<PersonName, Promise<{ readonly secret: string; readonly id: string }>>()
  const token: TestApi['token'] = async (person, days = 1) => {
    const roles = people.find(({ name }) => name === person)?.roles ?? []
    const { secret, row } = await newTokenFor(project, { person, roles, days, madeBy: 'lena', note: undefined })
    return { secret, id: row.id }
  }
  const secretOf = async (person: PersonName): Promise<string> => {
    const kept = tokens.get(person) ?? token(person)
    tokens.set(person, kept)
    return (await kept).secret
  }
  return {
    api,
    project,
    parts,
    errors,
    token,
    async call(request, { as, body, headers = {} } = {}) {
      const [method = 'GET', path = request] = request.split(' ')
      const answer = await api.request(path, {
        method,
        headers: {
          ...(as === undefined ? {} : { authorization: `Bearer ${await secretOf(as)}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      return await checkAnswer(api, method, path, answer)
    },
    async close() {
      await parts.feed.stop()
      await project.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
