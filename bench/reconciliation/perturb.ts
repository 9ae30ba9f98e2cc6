import type { planMonth } from '@operant/sandbox/planter'

type Month = ReturnType<typeof planMonth>
type Bank = Month['bank'][number]
type Book = Month['book'][number]

/** How a world is made another one, whose habits the matching was never seen with. */
export interface Perturbation {
  /** Amounts are multiplied by this. */
  readonly scale: number
  /** Calendar days by which the bank is later. */
  readonly later: number
  /** Of so many cases of the plain classes one is left: the share of all others grows. */
  readonly thinned: number
  /** What the processor keeps of a sale: a share, and so many minor units. */
  readonly fee: { readonly share: number; readonly minor: number }
  /** How documents are numbered and parties called. */
  readonly renamed: (text: string) => string
}

const plain = new Set(['exact', 'date lag'])

/** The month in a world with other habits. What belongs together stays together. */
export function perturbed({ bank, book }: Month, change: Perturbation): Month {
  const isKept = ({ group, class: name }: Bank | Book) => !plain.has(name) || group % change.thinned === 0
  const [lines, entries] = [bank.filter(isKept), book.filter(isKept)]
  const scaled = (minor: number) => Math.round(minor * change.scale)
  const inBooks = entries.map((one) => ({
    ...one,
    line: {
      ...one.line,
      minor: scaled(one.line.minor),
      party: change.renamed(one.line.party),
      reference: change.renamed(one.line.reference),
      batch: change.renamed(one.line.batch),
    },
  }))
  const [before, after] = [sumsOf(entries), sumsOf(inBooks)]
  const sales = Map.groupBy(inBooks, ({ group }) => group)
  const atBank = lines.map((one): Bank => {
    const { line, group } = one
    const renamed = {
      party: change.renamed(line.party),
      reference: change.renamed(line.reference),
      text: change.renamed(line.text),
    }
    const told = { ...line, ...renamed, day: line.day + change.later }
    if (one.class === 'net payout') {
      const sold = sales.get(group) ?? []
      const chargesMinor = sold.reduce(
        (sum, { line: { minor } }) => sum + Math.round(minor * change.fee.share) + change.fee.minor,
        0,
      )
      return { ...one, line: { ...told, chargesMinor, minor: (after.get(group) ?? 0) - chargesMinor } }
    }
    return { ...one, line: { ...told, minor: scaledLine(line.minor, before.get(group), after.get(group), scaled) } }
  })
  return { bank: parted(atBank, after), book: inBooks }
}

/** What came to the sum of its group still does, to the cent. */
function scaledLine(
  minor: number,
  before: number | undefined,
  after: number | undefined,
  scaled: (minor: number) => number,
): number {
  if (before !== undefined && after !== undefined && Math.abs(minor) === Math.abs(before))
    return Math.sign(minor) * Math.abs(after)
  return scaled(minor)
}

/** The last part of what was paid in parts takes what rounding left over. */
function parted(bank: readonly Bank[], after: ReadonlyMap<number, number>): readonly Bank[] {
  const parts = Map.groupBy(
    bank.filter(({ class: name }) => name === 'many to one'),
    ({ group }) => group,
  )
  const rest = new Map<Bank, number>()
  for (const [group, lines] of parts) {
    const last = lines.at(-1)
    if (!last) continue
    const others = lines.slice(0, -1).reduce((sum, { line }) => sum + line.minor, 0)
    rest.set(last, (after.get(group) ?? 0) - others)
  }
  return bank.map((one) => {
    const minor = rest.get(one)
    return minor === undefined ? one : { ...one, line: { ...one.line, minor } }
  })
}

function sumsOf(lines: readonly Book[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const { group, line } of lines) sums.set(group, (sums.get(group) ?? 0) + line.minor)
  return sums
}
