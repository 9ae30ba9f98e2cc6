import type { Reason } from './reasons.ts'
import { billing } from './families/billing.ts'
import { cancelling } from './families/cancel.ts'
import { damaged } from './families/damaged.ts'
import type { Families } from './families/family.ts'
import { notReceived } from './families/not-received.ts'
import { otherMatters } from './families/other.ts'
import { returning } from './families/return.ts'
import { unclear } from './families/unclear.ts'
import { billingVoices } from './families/voices/billing.ts'
import { cancellingVoices } from './families/voices/cancel.ts'
import { damagedVoices } from './families/voices/damaged.ts'
import { notReceivedVoices } from './families/voices/not-received.ts'
import { otherVoices } from './families/voices/other.ts'
import { returningVoices } from './families/voices/return.ts'
import { unclearVoices } from './families/voices/unclear.ts'
import { wrongItemVoices } from './families/voices/wrong-item.ts'
import { wrongItem } from './families/wrong-item.ts'

/** What the classifier learns: the reasons, and mails that give none. */
export type LearnedClass = Reason | 'unclear'

/** One family of wordings with the class it teaches. */
export type Family = { label: LearnedClass; name: string; wordings: readonly string[] }

const byClass: Readonly<Record<LearnedClass, Families>> = {
  not_received: { ...notReceived, ...notReceivedVoices },
  damaged: { ...damaged, ...damagedVoices },
  wrong_item: { ...wrongItem, ...wrongItemVoices },
  return: { ...returning, ...returningVoices },
  cancel: { ...cancelling, ...cancellingVoices },
  billing: { ...billing, ...billingVoices },
  other: { ...otherMatters, ...otherVoices },
  unclear: { ...unclear, ...unclearVoices },
}

const classes: readonly LearnedClass[] = [
  'not_received',
  'damaged',
  'wrong_item',
  'return',
  'cancel',
  'billing',
  'other',
  'unclear',
]

/** Every family, class by class, in the order in which they are written. */
export const families: readonly Family[] = classes.flatMap((label) =>
  Object.entries(byClass[label]).map(([name, wordings]) => ({ label, name, wordings })),
)
