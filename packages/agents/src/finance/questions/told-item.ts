import { causeOf, dayText, type Reconciliation, type TreatedItem } from '@operant/reconciliation'
import { money, recordText } from 'operant'
import { z } from 'zod'
import { moneyOf } from '../workpaper/heads.ts'
import { namesOf } from '../workpaper/worklists.ts'

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

/** What is neither matched nor posted. */
export function openItems({ items }: Reconciliation): readonly TreatedItem[] {
  return items.filter(({ treatment }) => treatment.kind !== 'post')
}

export function tellItem(found: Reconciliation, item: TreatedItem): ToldItem {
  const { bank, book, head, matching } = found
  const days = [...item.bank.map((line) => bank.booked(line)), ...item.book.map((line) => book.day(line))]
  const { treatment } = item
  return {
    lines: namesOf(found, item).join(', '),
    class: item.class,
    amount: moneyOf(item.minor, head.currency),
    since: dayText(Math.min(...days)),
    owner: treatment.kind === 'flag' ? treatment.owner : 'nobody',
    cause: causeOf(matching, item, head.currency),
    todo: treatment.kind === 'flag' ? treatment.proposal : 'wait until it comes',
  }
}
