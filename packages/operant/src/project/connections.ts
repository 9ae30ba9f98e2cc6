import type { Connector } from '../agent/connector.ts'
import type { Connections } from '../run/context.ts'
import type { ClientSettings, ProjectClients, ProjectDefinition } from './define-project.ts'
import { messageOf, ProjectError } from './project-error.ts'

export interface OpenConnections extends Connections {
  close(): Promise<void>
}

/** Opens each client when it is first used, once per process. One that cannot be opened is tried again at the next use. */
export function openConnections(clients: ProjectDefinition['clients'], settings: ClientSettings): OpenConnections {
  const given = typeof clients === 'function' ? once(() => made(clients, settings)) : undefined
  const opened = new Map<string, (begin?: boolean) => Promise<unknown>>()
  const open = async (connector: Connector<unknown>): Promise<unknown> => {
    const all = await given?.()
    if (all && Object.hasOwn(all, connector.name)) return all[connector.name]
    const own = typeof clients === 'object' ? clients[connector.name] : undefined
    return connector.open(own ?? {})
  }
  return {
    client: (connector) => {
      const client = opened.get(connector.name) ?? once(() => open(connector))
      opened.set(connector.name, client)
      return client()
    },
    async close() {
      const own = await Promise.all([...opened.values()].map((client) => client(false).catch(() => undefined)))
      for (const client of own) if (!isGiven(await given?.(false), client)) await disposed(client)
      const all = await given?.(false)
      await all?.[Symbol.asyncDispose]?.()
      all?.[Symbol.dispose]?.()
    },
  }
}

/** Clients that the project made are the project's to close. */
function isGiven(all: ProjectClients | undefined, client: unknown): boolean {
  return all !== undefined && Object.values(all).includes(client)
}

/** Ends what a connector's client has begun, such as a server that it started. */
async function disposed(client: unknown): Promise<void> {
  if (typeof client !== 'object' || client === null || !(Symbol.asyncDispose in client)) return
  await (client as AsyncDisposable)[Symbol.asyncDispose]()
}

async function made(
  clients: Extract<ProjectDefinition['clients'], (...settings: never[]) => unknown>,
  settings: ClientSettings,
): Promise<ProjectClients> {
  let all: unknown
  try {
    all = await clients(settings)
  } catch (error) {
    throw new ProjectError([`clients: the function failed: ${messageOf(error)}`], error)
  }
  if (typeof all !== 'object' || all === null)
    throw new ProjectError([
      'clients: expected the function to return clients by connector name. To mend it, return an object',
    ])
  return all as ProjectClients
}

/** Does something at most once; asked not to begin, it answers only what was begun. A failure is forgotten. */
function once<Result>(work: () => Promise<Result>): (begin?: boolean) => Promise<Result | undefined> {
  let result: Promise<Result> | undefined
  return async (begin = true) => {
    if (!result && begin) {
      result = work()
      result.catch(() => (result = undefined))
    }
    return result
  }
}
