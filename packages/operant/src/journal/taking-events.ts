import type { FactKey } from './events.ts'

/** A person takes a run's control, and gives it back. Each is appended by whoever does it, and fences whoever drives the run. */
export type TakingEvent =
  /** The agent begins nothing until it is returned; what is under way is still found out. */
  | {
      readonly type: 'run.taken'
      /** The taking that it is part of: a run is taken together with those below it. */
      readonly taking: string
      readonly by: string
      readonly reason: string
    }
  /** The world is read anew and the run goes on, a settled one as well. What is confirmed stays done. */
  | {
      readonly type: 'run.returned'
      readonly taking: string
      readonly by: string
      /** What the person did, in their words. */
      readonly note: string
      /** Writes of unknown outcome that the person looked for, and whether they had happened. */
      readonly found?: readonly { readonly effect: string; readonly happened: boolean }[]
      /** The agent is not needed any more: the run looks how its checks stand, and ends. */
      readonly ends?: true
    }
  /** What writes rest on, but was made of nothing that they may have changed: decided anew if it has changed since. */
  | {
      readonly type: 'decisions.fell'
      readonly keys: readonly FactKey[]
    }
  /** A child that had ended goes on, for a person returned it. */
  | { readonly type: 'child.reopened'; readonly run: string }
