import { money, recordText } from 'operant'
import { z } from 'zod'
import type { OpenItem } from '../preparing/open-items.ts'
import { moneyOf } from '../workpaper/heads.ts'

/** Something that is open, for whoever asks. What the bank or a customer wrote stands in it. */
export const toldItem = z.object({
  /** As bank and books call them. */
  lines: z.string(),
  class: recordText(),
  amount: money(),
  since: z.iso.date(),
  /** Whose it is; `nobody` where it is only on its way. */
  owner: recordText(),
  cause: z.string(),
  todo: recordText(),
})
export type ToldItem = z.output<typeof toldItem>

export function tellItem({ minor, ...item }: OpenItem, currency: string): ToldItem {
  return { ...item, amount: moneyOf(minor, currency) }
}
