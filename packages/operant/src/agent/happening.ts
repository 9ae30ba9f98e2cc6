import { z } from 'zod'
import { instant } from '../facts/outside-text.ts'
import type { ValueOf } from '../facts/need.ts'
import type { Values } from './capability.ts'
import type { Goal, GoalInput, GoalSpec } from './goal.ts'

/** Something outside the run that a wait is for. */
export type Happening =
  | { readonly kind: 'event'; readonly type: string; readonly subject: string }
  | { readonly kind: 'run'; readonly run: string }
  | { readonly kind: 'goal'; readonly goal: GoalSpec; readonly input: Values }

/** An event from outside: `event('supplier.answered', i.order)`. One that came earlier counts. */
export function event(type: string, subject: string): Happening {
  return { kind: 'event', type, subject }
}

/** Another run has ended: by its id, or any run with this goal and these inputs, whoever started it. */
export function runEnds(run: string): Happening
export function runEnds<In extends GoalInput>(
  goal: Goal<In, string>,
  input: { readonly [K in keyof NoInfer<In>]: ValueOf<NoInfer<In>[K]> },
): Happening
export function runEnds(what: string | Goal<GoalInput, string>, input: Values = {}): Happening {
  return typeof what === 'string' ? { kind: 'run', run: what } : { kind: 'goal', goal: what.spec, input }
}

/** Schema of what a wait gives: whether what was waited for came or its deadline passed, and when. */
export function waited() {
  return z.discriminatedUnion('ended', [
    z.object({ ended: z.literal('came'), at: instant() }),
    z.object({ ended: z.literal('deadline'), at: instant() }),
  ])
}
