import type { Right } from '../access/permissions.ts'
import type { RequestKind } from '../journal/events.ts'

/** The right that it takes to respond to each kind of request. */
export const rightFor: Readonly<Record<RequestKind, Right>> = {
  approve: 'answer requests',
  answer: 'answer requests',
  'take over': 'take over',
  review: 'review decisions',
}
