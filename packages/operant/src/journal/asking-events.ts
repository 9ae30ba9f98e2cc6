import type { Json } from '../facts/json.ts'
import type { FactGiven, FactKey, Instant, StepReference } from './events.ts'
import type { Range } from './set-events.ts'

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
      /** Of an approval: everything that it was asked for under; absent in what was asked before there was this. */
      readonly bound?: Bindings
      /** Of a question to a party outside: its address, and who counts as having written what it answers. */
      readonly outside?: { readonly mail: string; readonly writer: string }
      /** Of a change set: which of its elements the answer is for. */
      readonly set?: { readonly id: string; readonly elements: readonly Range[] }
    }
  | {
      readonly type: 'request.answered'
      readonly request: string
      readonly answer: RequestAnswer
      /** Of an action that keeps what is said of it: what it was, as a fact that rests on nothing else. */
      readonly facts?: readonly FactGiven[]
    }

/** What an approval is bound to, by what people call it: where one of these is otherwise, nothing was approved. */
export type Bindings = Readonly<Record<string, Json>>

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
  /** Approved by nobody: it is to be decided afresh with these values in place of those that were shown. */
  | {
      readonly kind: 'edited'
      readonly by: string
      readonly reason: string
      readonly arguments: Readonly<Record<string, Json>>
    }
  | { readonly kind: 'rejected'; readonly by: string; readonly reason: string }
  | { readonly kind: 'answered'; readonly by: string; readonly value: Json }
  | { readonly kind: 'expired' }
  | { readonly kind: 'withdrawn'; readonly reason: string }
