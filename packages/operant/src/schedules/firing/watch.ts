import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { Said, say } from '../../agent/say.ts'
import { encodeFact } from '../../facts/fact.ts'
import { asJson, hashOf, type Json } from '../../facts/json.ts'
import type { RunContext } from '../../run/context.ts'
import { clientsOf, inTurn, noted } from '../../run/stepping/outside.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import { receiveEvent } from '../../store/outside-events.ts'
import { claimWatch, keepTexts, knowElements, knownElements, noteLook } from '../../store/triggers.ts'
import type { PreparedTrigger } from '../prepared-trigger.ts'
import type { StartingContext } from '../starting.ts'
import { lookName, watchSource, type WatchedQuery } from '../trigger.ts'

/** Milliseconds: a query that fails again and again is asked at least so often. */
const longestPause = 3_600_000
/** Milliseconds after which a query that is looked at by times is asked again where it failed. */
const shortestPause = 60_000
/** Milliseconds beyond its patience within which a look is over, unless its worker was killed. */
const moment = 30_000
/** Milliseconds that a look waits for its turn at a system that has limits. */
const turnPatience = 10_000
/** Milliseconds that a function of the project may take; a query of an agent says its own. */
const patience = 60_000

export type WatchContext = StartingContext & Pick<RunContext, 'connections' | 'uses' | 'turns'>

/** Looks at every watched query whose time has come; each new element becomes an event, once. */
export async function lookAtQueries(
  pool: Pool,
  triggers: readonly PreparedTrigger[],
  context: WatchContext,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    triggers.map(async (trigger) => {
      const { on } = trigger.spec
      if (on.kind === 'query') await lookAt(pool, trigger, on, context, signal)
    }),
  )
}

async function lookAt(
  pool: Pool,
  trigger: PreparedTrigger,
  on: WatchedQuery,
  context: WatchContext,
  signal: AbortSignal,
): Promise<void> {
  const now = context.clock.now()
  const { name, definition } = trigger
  const until = new Date(now.getTime() + (on.read.timeout ?? patience) + moment)
  const claimed = await claimWatch(pool, { name, definition, now, until })
  if (!claimed) return
  const next = trigger.nextLook(now)
  try {
    const { list, texts } = await readList(name, on, context, signal)
    const problem = await takeNew(pool, trigger, on, list, texts, claimed.first ? on.first : 'all', now)
    if (problem) throw problem
    await noteLook(pool, { name, now, next })
  } catch (error) {
    const every = 'every' in on.rhythm ? on.rhythm.every : shortestPause
    const pause = Math.min(every * 2 ** Math.min(claimed.failures, 20), Math.max(longestPause, every))
    const problem = error instanceof Error ? error.message : String(error)
    await noteLook(pool, { name, now, problem, next: new Date(now.getTime() + pause) })
  }
}

/** Makes events of the elements that are not known yet, or only notes them; one that cannot be keeps back no other. */
async function takeNew(
  pool: Pool,
  { name, spec }: PreparedTrigger,
  on: WatchedQuery,
  list: readonly Json[],
  texts: ReadonlyMap<string, KeptText>,
  take: WatchedQuery['first'],
  now: Date,
): Promise<unknown> {
  const elements = new Map(list.map((data) => [keyOf(spec, on, data), data]))
  const known = await knownElements(pool, name, [...elements.keys()])
  const fresh = [...elements].filter(([key]) => !known.has(key))
  if (take === 'only new') {
    const keys = fresh.map(([key]) => key)
    return knowElements(pool, name, keys, now)
  }
  await keepTexts(pool, texts)
  const source = watchSource(name)
  const at = now.toISOString()
  let problem: unknown
  for (const [key, data] of fresh) {
    try {
      // Known only once it is an event: killed in between, it is received again and counts once.
      await receiveEvent(pool, { source, id: key, type: source, subject: key, data, at, receivedAt: at })
      await knowElements(pool, name, [key], now)
    } catch (error) {
      problem ??= error
    }
  }
  return problem
}

/** What tells an element from others; of one that does not fit its schema, all that it says. */
function keyOf(spec: PreparedTrigger['spec'], on: WatchedQuery, data: Json): string {
  const read = spec.data.safeDecode(data)
  return read.success ? on.key(read.data) : `unfit ${hashOf(data).slice(0, 16)}`
}

async function readList(
  trigger: string,
  { read }: WatchedQuery,
  context: Pick<WatchContext, 'connections' | 'uses' | 'turns'>,
  signal: AbortSignal,
) {
  const spec = { name: lookName(trigger), uses: read.uses }
  const clients = await clientsOf(context, spec)
  const ask = () => within(read.timeout ?? patience, signal, read.read({}, clients, say))
  const value = await inTurn(context, spec, { patience: turnPatience, signal }, () => noted(context, spec, ask))
  if (value instanceof Said) throw new Error(value.kind === 'missing' ? 'it says that nothing is there' : value.reason)
  const { json, texts } = read.gives ? encodeFact(read.gives, value) : { json: asJson(value), texts: new Map() }
  if (!Array.isArray(json))
    throw new Error(`expected a list, but ${read.name} gave ${json === null ? 'nothing' : typeof json}`)
  return { list: json as readonly Json[], texts }
}

async function within<Value>(milliseconds: number, signal: AbortSignal, value: Value | Promise<Value>): Promise<Value> {
  const over = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: AbortSignal.any([over.signal, signal]), ref: false }).then(
    () => {
      throw new Error(`it did not answer within ${milliseconds / 1_000} s`)
    },
    () => {
      throw new Error('the worker stopped meanwhile')
    },
  )
  late.catch(() => undefined)
  try {
    return await Promise.race([value, late])
  } finally {
    over.abort()
  }
}
