import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Principal } from '../facts/provenance.ts'
import type { FactKey, Instant, Label, StepReference } from './events.ts'

/** The life of a wait. What it was told to wait for is written down when it begins: nothing changes it afterwards. */
export type WaitEvent =
  | {
      readonly type: 'wait.began'
      readonly step: StepReference
      /** The deadline. */
      readonly until: Instant
      readonly signal?: string
      /** What it is for, in words. */
      readonly for?: readonly string[]
      /** Events that it is for; absent: none. */
      readonly events?: readonly { readonly type: string; readonly subject: string }[]
      /** When it looks next; absent: when something comes, and at the deadline. */
      readonly looks?: Instant
      /** Versions of the facts that it waits to see changed. */
      readonly was?: readonly (readonly [FactKey, number])[]
      /** By which its days are counted; absent: the default calendar, in UTC. */
      readonly calendar?: BusinessCalendar
      /** What is given when it ends, where anything is, and what that rests on. */
      readonly gives?: FactKey
      readonly from?: readonly (readonly [FactKey, number])[]
      readonly label?: Label
      readonly writers?: readonly Principal[]
      readonly owners?: readonly Principal[]
    }
  /** It looks whether what it is for has come. */
  | {
      readonly type: 'wait.looked'
      readonly step: StepReference
      readonly next?: Instant
      /** The event that made it look. */
      readonly by?: Came
    }
  | {
      readonly type: 'wait.ended'
      readonly step: StepReference
      readonly why: string
      /** The event that ended it: it ends no other wait of this run. */
      readonly by?: Came
    }

/** An event from outside, and when it was received. */
export interface Came {
  readonly source: string
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly receivedAt: Instant
}
