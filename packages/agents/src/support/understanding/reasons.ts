/** Why a customer writes: the closed set that decisions may rest on. */
export const reasons = ['not_received', 'damaged', 'wrong_item', 'return', 'cancel', 'billing', 'other'] as const

export type Reason = (typeof reasons)[number]
