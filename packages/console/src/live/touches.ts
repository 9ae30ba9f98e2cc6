import type { Schemas } from '../api/client.ts'

/** Something that happened, as the stream tells it. */
export type Happened = Schemas['Happened']

/** What is known of a kind of things that the API tells: which events change it, and how soon that has to be seen. */
interface Kind {
  readonly changes: (happened: Happened, rest: readonly unknown[]) => boolean
  /** Milliseconds between two looks at it, at least. */
  readonly pause: number
}

/** People look at these while they change; the others cost more than they tell in a moment. */
const [quick, slow] = [250, 5_000]

const startsWith =
  (...starts: readonly string[]) =>
  ({ type }: Happened): boolean =>
    starts.some((start) => type.startsWith(start))

/** What stands in a list of runs: a step that was taken is not in it. */
const listed = startsWith('run.', 'request.', 'child.')

/** What people are asked, and what ends or holds up what they are asked for. Texts stay as they are. */
const asked = startsWith('request.', 'set.', 'run.settled', 'run.cancelled', 'run.stopped', 'run.taken', 'run.returned')

/** By the first part of the key of a query. Whatever is not here is changed by people alone. */
const kinds: Readonly<Record<string, Kind>> = {
  runs: {
    // ['runs', id, …] is about one run, ['runs', filter, …] a list.
    changes: (happened, [id]) => (typeof id === 'string' ? happened.run === id : listed(happened)),
    pause: quick,
  },
  requests: { changes: (happened, [id]) => id !== 'text' && asked(happened), pause: quick },
  inbox: { changes: asked, pause: quick },
  escalations: { changes: asked, pause: quick },
  reviews: { changes: startsWith('request.', 'call.decided'), pause: quick },
  metrics: { changes: startsWith('run.opened', 'run.settled', 'request.'), pause: slow },
  agents: { changes: startsWith('run.settled', 'effect.', 'request.answered'), pause: slow },
  autonomy: { changes: startsWith('effect.', 'request.answered'), pause: slow },
  schedules: { changes: startsWith('run.opened', 'run.settled'), pause: slow },
  triggers: { changes: startsWith('run.opened', 'run.settled'), pause: slow },
  connectors: { changes: startsWith('step.', 'effect.'), pause: slow },
}

/** Whether what happened may have changed what was asked for by this key. */
export function touches([kind, ...rest]: readonly unknown[], happened: readonly Happened[]): boolean {
  const known = kindOf(kind)
  return known !== undefined && happened.some((one) => known.changes(one, rest))
}

/** What else follows from what people change over the API, by the first part of its path. */
const alsoChanged: Readonly<Record<string, readonly string[]>> = {
  requests: ['inbox'],
  escalations: ['inbox', 'requests'],
  policies: ['agents'],
  delegations: ['inbox', 'requests'],
}

/** Whether what was asked for by this key may have changed because somebody changed `what`. */
export function follows([kind, id]: readonly unknown[], what: string): boolean {
  if (kind === 'requests' && id === 'text') return false
  return kind === what || (Object.hasOwn(alsoChanged, what) && alsoChanged[what]?.some((one) => one === kind) === true)
}

/** Whether the stream says when it changes: after a gap it has to be looked at again. */
export function isLive([kind]: readonly unknown[]): boolean {
  return kindOf(kind) !== undefined
}

/** Milliseconds between two looks at what was asked for by this key, at least. */
export function pauseOf([kind]: readonly unknown[]): number {
  return kindOf(kind)?.pause ?? quick
}

function kindOf(kind: unknown): Kind | undefined {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}
