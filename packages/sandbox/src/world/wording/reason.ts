/** Why the customer writes, as the customer sees it. */
export const reasons = [
  'whereIs',
  'saysDelivered',
  'partMissing',
  'pickup',
  'returned',
  'twoOrders',
  'damaged',
  'return',
  'defect',
  'giftReturn',
  'giftDamaged',
  'invoice',
  'cancel',
  'other',
  'vague',
] as const
export type Reason = (typeof reasons)[number]

export const moods = ['calm', 'worried', 'angry', 'hurried'] as const
export type Mood = (typeof moods)[number]

/** How the customer writes English. */
export const levels = ['plain', 'formal', 'learner'] as const
export type Level = (typeof levels)[number]

export const channels = ['email', 'chat', 'form', 'phone'] as const
export type Channel = (typeof channels)[number]

/** A way of writing: the fragments that may go together in one ticket. */
export interface Family {
  reason: Reason
  mood: Mood
  level: Level
  channel: Channel
}

/** Every family there are fragments for. */
export const families: readonly Family[] = reasons.flatMap((reason) =>
  moods.flatMap((mood) => levels.flatMap((level) => channels.map((channel) => ({ reason, mood, level, channel })))),
)
