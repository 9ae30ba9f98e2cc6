import { z } from 'zod'
import { CAPABILITY, type Awaitable, type Capability, type NoNeeds, type QuerySpec } from '../agent/capability.ts'
import type { Clients, Uses } from '../agent/connector.ts'
import { requireFunctions } from '../agent/require.ts'
import { definedAt, DefinitionError } from '../facts/definition-error.ts'
import type { Json } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import { inMilliseconds, type Duration } from '../facts/time.ts'
import { requireZone } from '../calendar/zone.ts'
import { requireCron, requireName, requireOne, type GoalValues, type Schedule } from './schedule.ts'

/** Something that happened outside, as it was kept. */
export interface KeptEvent {
  /** Who sent it, as in `hooks/shop`; together with its id it is known once. */
  readonly source: string
  readonly id: string
  readonly type: string
  readonly subject: string | null
  readonly data: Json
  readonly at: Date
}

/** A list that is looked at in a rhythm; each element that is new starts a goal. */
export interface WatchedQuery {
  readonly kind: 'query'
  /** A query of an agent, or a read of its own. */
  readonly read: Pick<QuerySpec, 'name' | 'uses' | 'read'> & Partial<Pick<QuerySpec, 'gives' | 'timeout'>>
  readonly rhythm: Rhythm
  /** What tells an element from others, as JSON. */
  readonly key: (element: unknown) => string
  /** Whether what is there at the first look starts goals as well. */
  readonly first: 'all' | 'only new'
}

/** When a list is looked at: so many milliseconds after the last look, or at times. */
export type Rhythm =
  | { readonly every: number }
  | ({ readonly at: string; readonly days: Schedule['on'] } & Pick<Schedule, 'zone' | 'calendar'>)

/** What a trigger listens to. */
export type Heard =
  | { readonly kind: 'event'; readonly type: string; readonly source?: string; readonly subject?: string }
  | { readonly kind: 'webhook'; readonly name: string }
  | WatchedQuery

/** A goal that starts because something happened outside. */
export interface Trigger {
  readonly kind: 'trigger'
  readonly name: string
  readonly on: Heard
  readonly agent: string
  readonly goal: string
  readonly data: z.ZodType
  readonly input: (data: unknown, event: KeptEvent) => GoalValues
  readonly dedupe: ((data: unknown, event: KeptEvent) => string) | undefined
  readonly writtenBy: ((data: unknown, event: KeptEvent) => Principal) | undefined
  readonly roles: readonly string[]
  readonly definedAt: string
}

/** The source under which a webhook's events are kept. */
export function webhookSource(name: string): string {
  return `hooks/${name}`
}

/** The source, and the type, of the new elements of a watched query. */
export function watchSource(name: string): string {
  return `watch/${name}`
}

/** What the looks of a watched query are noted as, among the uses of a system. */
export function lookName(name: string): string {
  return `trigger ${name}`
}

/** What a trigger listens to, as it is written. */
type HeardDefinition<S extends z.ZodType, U extends Uses> =
  | { readonly event: string; readonly source?: string; readonly subject?: string }
  | { readonly webhook: string }
  | (RhythmDefinition & {
      /** A query of an agent that needs nothing and gives a list; or a function of the clients in `uses`. */
      readonly query: Capability<never> | ((clients: Clients<U>) => Awaitable<readonly unknown[]>)
      readonly uses?: U
      /** What tells an element from others: of those with the same key one starts a goal, ever. */
      readonly new: (element: z.output<S>) => string
      /** Default: only what is new since the first look. */
      readonly first?: 'all' | 'only new'
    })

/** When a list is looked at, as it is written. */
type RhythmDefinition =
  | { readonly every: Duration; readonly at?: never }
  | {
      /** Minute, hour, day of the month, month, day of the week. */
      readonly at: string
      /** Default: all days. */
      readonly days?: Schedule['on']
      /** Default: the calendar's. */
      readonly zone?: string
      /** A calendar of the project by its name. Default: its first. */
      readonly calendar?: NonNullable<Schedule['calendar']>
      readonly every?: never
    }

/**
 * Declares that a goal starts because of something outside: an event, a webhook, or a new element of a list that is
 * looked at in a rhythm. Its data is checked by a schema, and what does not fit is kept and refused. The values of the
 * input count as said by somebody outside. The run is started by `trigger NAME`, which is nobody who could approve.
 * @throws DefinitionError for a field that is wrong, with how to mend it.
 */
export function trigger<const S extends z.ZodType, const U extends Uses = NoNeeds>(definition: {
  readonly name: string
  readonly on: HeardDefinition<S, U>
  readonly agent: string
  readonly goal: string
  /** What the event has to say; of a watched query, each element. */
  readonly data: S
  /** The goal's input, out of the data. */
  readonly input: (data: z.output<S>, event: KeptEvent) => GoalValues
  /** Of events with the same text only the first starts a goal. Default: each event does. */
  readonly dedupe?: (data: z.output<S>, event: KeptEvent) => string
  /** Who wrote the data, as in `customer:C1`. Default: somebody outside who is not known. */
  readonly writtenBy?: (data: z.output<S>, event: KeptEvent) => Principal
  /** What policies that grant by role take it for. Default: nothing. */
  readonly roles?: readonly string[]
}): Trigger {
  const where = definedAt()
  const { name, on, agent, goal, data, input, dedupe, writtenBy, roles = [] } = definition
  const what = `trigger "${name}"`
  requireName(where, what, name)
  requireFunctions(where, what, definition, ['input'], 'write it as a function of the data')
  if (!(data instanceof z.ZodType))
    throw new DefinitionError(
      where,
      `${what}, "data"`,
      'a schema of zod',
      'write it as in data: z.object({ order: z.string() })',
    )
  return {
    kind: 'trigger',
    name,
    agent,
    goal,
    data,
    roles,
    definedAt: where,
    on: heard(where, what, on as HeardDefinition<z.ZodType, NoNeeds>),
    // Only ever called with what the schema gave.
    input: input as Trigger['input'],
    dedupe: dedupe as Trigger['dedupe'],
    writtenBy: writtenBy as Trigger['writtenBy'],
  }
}

function heard(where: string, what: string, on: HeardDefinition<z.ZodType, NoNeeds>): Heard {
  if ('event' in on) {
    requireText(where, `${what}, "on.event"`, 'the type of an event, such as order.late', on.event)
    return { kind: 'event', type: on.event, ...pick(on, 'source'), ...pick(on, 'subject') }
  }
  if ('webhook' in on) {
    requireText(where, `${what}, "on.webhook"`, 'the name of a webhook', on.webhook)
    return { kind: 'webhook', name: on.webhook }
  }
  if (!('query' in on))
    throw new DefinitionError(
      where,
      `${what}, "on"`,
      'an event, a webhook or a query',
      "write it as in on: { event: 'order.late' }",
    )
  requireFunctions(where, `${what}, "on"`, on, ['new'], 'say what tells an element from others')
  const { first = 'only new' } = on
  requireOne(where, what, 'on.first', first, ['all', 'only new'])
  return { kind: 'query', read: readOf(where, what, on), rhythm: rhythmOf(where, what, on), key: on.new, first }
}

function rhythmOf(where: string, what: string, on: RhythmDefinition): Rhythm {
  if (on.at !== undefined) {
    const { at, days = 'all days', zone, calendar } = on
    if (Object.hasOwn(on, 'every'))
      throw new DefinitionError(where, `${what}, "on"`, 'either "every" or "at"', 'take one of them out')
    requireOne(where, what, 'on.days', days, ['all days', 'business days'])
    if (zone !== undefined) requireZone(where, what, zone)
    requireCron(where, what, at)
    return { at, days, zone, calendar }
  }
  const every = inMilliseconds(on.every)
  if (every < shortest) throw new DefinitionError(where, `${what}, "on.every"`, 'at least 1s', 'look less often')
  return { every }
}

/** Milliseconds: a rhythm is kept by a look at the clock twice a second. */
const shortest = 1_000

function readOf(
  where: string,
  what: string,
  { query, uses = {} }: Extract<HeardDefinition<z.ZodType, NoNeeds>, { query: unknown }>,
): WatchedQuery['read'] {
  if (typeof query === 'function') return { name: 'query', uses, read: (_, clients) => query(clients) }
  const spec = (query as Partial<Capability> | undefined)?.[CAPABILITY]
  if (spec?.kind === 'query' && Object.keys(spec.needs).length === 0) return spec
  throw new DefinitionError(
    where,
    `${what}, "on.query"`,
    'a query that needs nothing, or a function',
    'write it as in query: (clients) => clients.shop.lateOrders(), uses: { shop }',
  )
}

function requireText(where: string, what: string, expected: string, text: unknown): void {
  if (typeof text === 'string' && text.trim() !== '') return
  throw new DefinitionError(where, what, expected, 'write it in quotes')
}

function pick<Name extends string>(from: object, name: Name): { readonly [K in Name]?: string } {
  const value: unknown = Reflect.get(from, name)
  return typeof value === 'string' ? ({ [name]: value } as { readonly [K in Name]?: string }) : {}
}
