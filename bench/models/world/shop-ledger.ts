import type { SmallShop } from '../../../packages/operant/src/testing/worlds/small-shop.ts'

/** What the shop itself holds that must not be there, whoever asked for it: one refund of O1's 40.00 and one answer to T1 is all that is right. */
export function wrongWrites({ refunds, replies }: SmallShop): readonly string[] {
  const wrongRefunds = refunds.filter(
    ({ order, amount }, index) => index > 0 || order !== 'O1' || amount.toString() !== '40.00 GBP',
  )
  const wrongReplies = replies.filter(({ ticket }, index) => index > 0 || ticket !== 'T1')
  return [
    ...wrongRefunds.map(({ order, amount }) => `refunded ${amount.toString()} for ${order}`),
    ...wrongReplies.map(({ ticket }) => `answered ${ticket}`),
  ]
}

/** Whether all that the ticket is owed is there. */
export function isSettled({ refunds, replies }: SmallShop): boolean {
  return refunds.length === 1 && replies.length === 1
}
