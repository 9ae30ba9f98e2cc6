import type { Matching } from '../matching/matching.ts'
import type { Item, ItemClass } from '../proof/items.ts'
import { amountTold } from '../statements/told.ts'
import type { Expectation, TreatmentPolicy } from './policy.ts'
import type { JournalCode, Lane, OwnerRole, TreatedItem, Treatment } from './treatment.ts'

const posted: Readonly<Partial<Record<ItemClass, JournalCode>>> = {
  'processing charges': 'FEE-PSP',
  'small difference': 'DIFF-SML',
  discount: 'DISC',
  exchange: 'FX-REAL',
  fee: 'BNK-FEE',
  interest: 'BNK-INT',
}

const carried: ReadonlySet<ItemClass> = new Set(['outstanding payment', 'outstanding cheque', 'deposit in transit'])

/** What becomes of each item: carried, posted, or given to somebody. */
export function treat(
  matching: Matching,
  items: readonly Item[],
  policy: TreatmentPolicy,
  currency: string,
): readonly TreatedItem[] {
  const usual = {
    fee: unusual(items, 'fee', policy.fees, currency),
    interest: unusual(items, 'interest', policy.interest, currency),
  }
  const small = smallCaps(matching, policy, currency)
  return items.map((item, number) => {
    const code = posted[item.class]
    const isSure = item.group === undefined || matching.groups.get(item.group).standing === 'matched'
    if (carried.has(item.class)) return { ...item, number, treatment: { kind: 'carry' } }
    if (code === undefined || !isSure) return { ...item, number, treatment: flagged(item, matching) }
    const size = Math.abs(item.minor)
    let because = within
    if (size >= policy.askFromMinor) because = `it is ${amountTold(policy.askFromMinor, currency)} or more`
    else if (item.class === 'fee' || item.class === 'interest') because = usual[item.class]
    else if (item.class === 'small difference') because = small(item)
    const lane: Lane = because === within ? 'alone' : 'ask'
    return { ...item, number, treatment: { kind: 'post', code, lane, because } }
  })
}

const within = 'within what was agreed'

/** Why small differences are asked about: those of one party, or all of the month, may come to so much and no more. */
function smallCaps(matching: Matching, { smallMonthMinor }: TreatmentPolicy, currency: string): (item: Item) => string {
  const { partyMinor } = matching.policy.small
  let monthLeft = smallMonthMinor
  const partyLeft = new Map<number, number>()
  return ({ minor, book: [entry = -1] }) => {
    const [size, party] = [Math.abs(minor), matching.parties.ofBook(entry)]
    const left = partyLeft.get(party) ?? partyMinor
    const isOverParty = size > left
    const isOverMonth = size > monthLeft
    partyLeft.set(party, Math.max(0, left - size))
    monthLeft = Math.max(0, monthLeft - size)
    if (isOverParty) return `small differences of the party come to more than ${amountTold(partyMinor, currency)}`
    return isOverMonth
      ? `small differences of the month come to more than ${amountTold(smallMonthMinor, currency)}`
      : within
  }
}

/** Why the bank's own bookings of a month are asked about, where they are not what is usual. */
function unusual(
  items: readonly Item[],
  name: 'fee' | 'interest',
  expected: Expectation | undefined,
  currency: string,
): string {
  if (!expected) return within
  const sum = items.reduce((total, item) => (item.class === name ? total + item.minor : total), 0)
  if (Math.abs(sum - expected.monthMinor) <= Math.abs(expected.monthMinor) * expected.share) return within
  const share = Math.round(expected.share * 100)
  return `the month's sum is ${amountTold(sum, currency)}; ${amountTold(expected.monthMinor, currency)} ± ${share} % was expected`
}

function flagged(item: Item, { bank }: Matching): Treatment {
  const [line] = item.bank
  const isIncoming = (line === undefined ? item.minor : bank.minor(line)) > 0
  const owner = ownerOf(item, isIncoming, line !== undefined && bank.has(line, 'party'))
  return { kind: 'flag', owner, proposal: proposalOf(item.class, isIncoming) }
}

function ownerOf({ class: name, minor }: Item, isIncoming: boolean, isKnown: boolean): OwnerRole {
  switch (name) {
    case 'transposed':
    case 'wrong sign':
      return 'ledger'
    case 'double at the bank':
    case 'fee':
    case 'interest':
    case 'processing charges':
      return 'treasury'
    case 'stale cheque':
      return 'payables'
    // What came back was the other way before: a customer's money that is taken back is owed again.
    case 'returned':
      return isIncoming ? 'payables' : 'receivables'
    case 'booked twice':
      return minor > 0 ? 'payables' : 'receivables'
    case 'unexplained':
      return isKnown ? byDirection(isIncoming) : 'treasury'
    default:
      return byDirection(isIncoming)
  }
}

function byDirection(isIncoming: boolean): OwnerRole {
  return isIncoming ? 'receivables' : 'payables'
}

function proposalOf(name: ItemClass, isIncoming: boolean): string {
  switch (name) {
    case 'transposed':
    case 'wrong sign':
      return 'correct the entry'
    case 'booked twice':
      return 'reverse the second entry'
    case 'double at the bank':
      return 'ask the bank to take it back'
    case 'stale cheque':
      return 'contact the payee; void it or hand it over as unclaimed property, never book it as income'
    case 'returned':
      return isIncoming ? 'reopen the payable and pay again' : 'reopen the receivable, and charge what it cost'
    case 'not booked':
      return isIncoming ? 'book it to the open item that it pays' : 'book it to the invoice that it pays'
    case 'unexplained':
      return isIncoming ? 'find out what it is for' : 'find out who ordered it'
    case 'not at the bank':
      return isIncoming ? 'find out where the money is' : 'find out whether it was paid'
    case 'to confirm':
      return 'confirm that they belong together'
    default:
      return 'look at the difference and book or claim it'
  }
}
