import type { Json } from '../facts/json.ts'
import type { FactKey, Instant, StepReference } from './events.ts'

/** What a run asks of people, and what they say. */
export type AskingEvent =
  | {
      readonly type: 'request.asked'
      readonly request: string
      readonly kind: RequestKind
      readonly step: StepReference
      readonly argumentsHash: string
      readonly title: string
      readonly expiresAt: Instant
      /** What a question rests on: its answer stands while these do. */
      readonly from?: readonly (readonly [FactKey, number])[]
      /** Of a question with chosen arguments: the fact that its answer gives. */
      readonly gives?: FactKey
    }
  | { readonly type: 'request.answered'; readonly request: string; readonly answer: RequestAnswer }

/** `review`: somebody is asked what should have become of a call, of which the run itself hears nothing. */
export type RequestKind = 'approve' | 'answer' | 'take over' | 'review'

export type RequestAnswer =
  | {
      readonly kind: 'approved'
      readonly by: string
      readonly reason: string
      /** Of a change set: which of its elements; absent: all of them. */
      readonly elements?: readonly string[]
    }
  | { readonly kind: 'rejected'; readonly by: string; readonly reason: string }
  | { readonly kind: 'answered'; readonly by: string; readonly value: Json }
  | { readonly kind: 'expired' }
  | { readonly kind: 'withdrawn'; readonly reason: string }
