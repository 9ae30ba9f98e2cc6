import { causeOf, dayText, type Reconciliation, type TreatedItem } from '@operant/reconciliation'
import { namesOf } from './worklists.ts'

/** Something that is open. What the bank or a customer wrote stands in it. */
export interface OpenItem {
  /** As bank and books call them. */
  readonly lines: string
  readonly class: string
  readonly minor: number
  /** Calendar date. */
  readonly since: string
  /** Whose it is; `nobody` where it is only on its way. */
  readonly owner: string
  readonly cause: string
  readonly todo: string
}

/** What is neither matched nor posted: counted whole, and the largest told. */
export interface OpenItems {
  readonly count: number
  readonly classes: readonly {
    readonly class: string
    readonly owner: string
    readonly count: number
    readonly minor: number
  }[]
  readonly largest: readonly OpenItem[]
}

/** Items that are told one by one. */
const most = 20

export function openItems(found: Reconciliation): OpenItems {
  const items = found.items.filter(({ treatment }) => treatment.kind !== 'post')
  const groups = Map.groupBy(items, (item) => JSON.stringify([item.class, ownerOf(item)]))
  return {
    count: items.length,
    classes: [...groups.values()].flatMap((all) => {
      const [first] = all
      if (!first) return []
      const minor = all.reduce((total, one) => total + one.minor, 0)
      return [{ class: first.class, owner: ownerOf(first), count: all.length, minor }]
    }),
    largest: items
      .toSorted((one, other) => Math.abs(other.minor) - Math.abs(one.minor) || one.number - other.number)
      .slice(0, most)
      .map((one) => openItem(found, one)),
  }
}

export function openItem(found: Reconciliation, item: TreatedItem): OpenItem {
  const { bank, book, head, matching } = found
  const days = [...item.bank.map((line) => bank.booked(line)), ...item.book.map((line) => book.day(line))]
  const { treatment } = item
  return {
    lines: namesOf(found, item).join(', '),
    class: item.class,
    minor: item.minor,
    since: dayText(Math.min(...days)),
    owner: ownerOf(item),
    cause: causeOf(matching, item, head.currency),
    todo: treatment.kind === 'flag' ? treatment.proposal : 'wait until it comes',
  }
}

function ownerOf({ treatment }: TreatedItem): string {
  return treatment.kind === 'flag' ? treatment.owner : 'nobody'
}
