import { definedAt, DefinitionError } from './definition-error.ts'

/** A length of time: milliseconds, or a number with a unit (`ms`, `s`, `m`, `h`, `d`), such as `'30s'` or `'2d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

const milliseconds = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * Milliseconds of a duration.
 * @throws DefinitionError for anything that is not one.
 */
export function inMilliseconds(duration: Duration): number {
  if (typeof duration === 'number' && Number.isFinite(duration) && duration >= 0) return duration
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration))
  if (!match)
    throw new DefinitionError(
      definedAt(),
      `duration "${duration}"`,
      'milliseconds, or a number with a unit',
      'write it as in 30s, 5m, 12h or 2d',
    )
  return Number(match[1]) * milliseconds[match[2] as keyof typeof milliseconds]
}

/** Where "now" comes from; injected so that a run can be replayed and a demo can move its own time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
