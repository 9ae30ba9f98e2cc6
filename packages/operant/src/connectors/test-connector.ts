import { Said, say } from '../agent/say.ts'
import type { QuerySpec } from '../agent/capability.ts'
import type { Connector } from '../agent/connector.ts'
import type { Connections } from '../run/context.ts'
import { within } from '../run/stepping/failures.ts'
import type { DeclaredSystems } from './standing.ts'
import { reasonOf, toldBy, type TroubleKind } from './trouble.ts'
import type { UseNotes } from './use-notes.ts'

/** What asking a system something cheap showed. */
export type Tested = {
  /** What was asked: its own test, a query that needs nothing, or nothing at all. */
  readonly asked: 'its test' | 'a query' | 'nothing'
  readonly query: string | null
  /** Milliseconds. */
  readonly took: number
} & (
  | { readonly answered: true }
  | { readonly answered: false; readonly kind: TroubleKind; readonly reason: string }
  /** It could be opened, and nothing was asked. */
  | { readonly answered: null }
)

/** Milliseconds that a test may take. */
const patience = 10_000

/** How a test is noted among the uses of a system. */
const testName = 'test'

/** What testing needs of a project. */
export interface Testing {
  readonly connections: Connections
  readonly uses: UseNotes
}

/** Asks a system something that changes nothing: its own test, or else a query that needs nothing and uses only it. */
export async function testConnector(
  { connections, uses }: Testing,
  declared: DeclaredSystems,
  connector: Connector<unknown>,
): Promise<Tested> {
  const query = connector.test ? undefined : cheapQuery(declared, connector)
  const asked = askedByTest(declared, connector)
  const began = performance.now()
  const ended = await within(patience, `the test of ${connector.name}`, () => ask(connections, connector, query)).then(
    (said) => ({ threw: false, trouble: said as unknown }),
    (error: unknown) => ({ threw: true, trouble: error }),
  )
  const what = { asked, query: query?.name ?? null, took: Math.round(performance.now() - began) } as const
  const failure = failureOf(ended)
  // Where nothing was asked, or it was refused for what was asked, nobody knows whether it answers.
  if (!failure && (asked === 'nothing' || toldBy(ended.trouble).kind === 'nothing')) return { ...what, answered: null }
  uses.note({ capability: testName, connectors: [connector.name], ...(failure ? { trouble: ended.trouble } : {}) })
  await uses.flush()
  return failure ? { ...what, answered: false, ...failure } : { ...what, answered: true }
}

/** Whatever a test throws is a failure, also what a capability would take for a refusal. */
function failureOf({
  threw,
  trouble,
}: {
  readonly threw: boolean
  readonly trouble: unknown
}): { readonly kind: TroubleKind; readonly reason: string } | undefined {
  const told = toldBy(trouble)
  if (told.kind === 'failed') return { kind: told.what, reason: told.reason }
  return threw ? { kind: 'no answer', reason: reasonOf(trouble) } : undefined
}

async function ask(
  connections: Connections,
  connector: Connector<unknown>,
  query: QuerySpec | undefined,
): Promise<Said | undefined> {
  const client = await connections.client(connector)
  if (connector.test) await connector.test(client)
  if (!query) return undefined
  const clients = Object.fromEntries(Object.keys(query.uses).map((name) => [name, client]))
  const read = await query.read({}, clients, say)
  return read instanceof Said ? read : undefined
}

/** The cheapest query that needs nothing and uses no other system. */
function cheapQuery(declared: DeclaredSystems, { name }: Connector<unknown>): QuerySpec | undefined {
  const queries = declared.agents.flatMap((agent) =>
    [...agent.capabilities.values()].flatMap((spec) => (spec.kind === 'query' ? [spec] : [])),
  )
  return queries
    .filter(({ needs, uses }) => Object.keys(needs).length === 0 && systemsAre(uses, name))
    .toSorted((one, other) => one.cost - other.cost)[0]
}

function systemsAre(uses: QuerySpec['uses'], name: string): boolean {
  const names = Object.values(uses).map((one) => one.name)
  return names.length > 0 && names.every((one) => one === name)
}

/** What a test of a system asks. */
export function askedByTest(declared: DeclaredSystems, connector: Connector<unknown>): Tested['asked'] {
  if (connector.test) return 'its test'
  return cheapQuery(declared, connector) ? 'a query' : 'nothing'
}
