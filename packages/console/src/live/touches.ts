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

/** By the first part of the key of a query. Whatever is not here is changed by people alone. */
const kinds: Readonly<Record<string, Kind>> = {
  runs: {
    // ['runs', id, …] is about one run, ['runs', filter, …] a list.
    changes: (happened, [id]) => (typeof id === 'string' ? happened.run === id : listed(happened)),
    pause: quick,
  },
  requests: { changes: startsWith('request.', 'run.', 'set.'), pause: quick },
  inbox: { changes: startsWith('request.', 'run.'), pause: quick },
  escalations: { changes: startsWith('request.', 'run.'), pause: quick },
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
