import type { Amount } from './amount.ts'

export interface ReturnPhotoRecord {
  readonly subject: 'parcel' | 'item' | 'other'
  /** Instant by the camera's clock. */
  readonly takenAt: string | null
  readonly sha256: string
  /** What somebody who looked at it noted. */
  readonly finding: string
  /** The same picture came with an earlier request, or is known from elsewhere. */
  readonly seenBefore: boolean
}

export interface ReturnRequestRecord {
  readonly id: string
  readonly order: string
  readonly line: string
  readonly quantity: number
  readonly ticket: string | null
  readonly requester: 'buyer' | 'gift_recipient'
  readonly requesterName: string
  readonly requesterEmail: string
  readonly reason: 'change of mind' | 'damaged on delivery' | 'defect' | 'wrong item'
  readonly itemState: 'unused' | 'used' | 'worn' | null
  /** Instant. */
  readonly reportedAt: string
  readonly status: 'open' | 'awaiting evidence' | 'in review' | 'authorised' | 'resolved' | 'declined'
  readonly photos: readonly ReturnPhotoRecord[]
}

export type ReturnStepKind =
  | 'authorisation'
  | 'credit'
  | 'exchange'
  | 'decline'
  | 'evidence request'
  | 'fraud referral'
  | 'buyer notice'

export interface ReturnStepRecord {
  readonly id: string
  readonly request: string
  readonly kind: ReturnStepKind
  readonly detail: Readonly<Record<string, string | number>>
}

/** The returns desk: a request gets at most one step of each kind, and one decision. */
export interface Returns {
  openRequests(): Promise<readonly ReturnRequestRecord[]>
  request(id: string): Promise<ReturnRequestRecord | null>
  authorise(of: { request: string; until: string; cause: string }, key: string): Promise<ReturnStepRecord>
  credit(of: { request: string; amount: Amount; cause: string }, key: string): Promise<ReturnStepRecord>
  exchange(
    of: { request: string; toSku: string; warehouse: string; cause: string },
    key: string,
  ): Promise<ReturnStepRecord>
  decline(of: { request: string; cause: string }, key: string): Promise<ReturnStepRecord>
  askEvidence(of: { request: string; wanted: string; until: string }, key: string): Promise<ReturnStepRecord>
  informBuyer(of: { request: string }, key: string): Promise<ReturnStepRecord>
  findStep(of: { request: string; kind: ReturnStepKind }): Promise<ReturnStepRecord | null>
}
