import { assign } from '../assign.ts'
import { Edges } from '../edges.ts'
import type { Rule } from '../groups.ts'
import type { Matching } from '../matching.ts'
import { PartyLines } from '../party-lines.ts'
import { classifyDifference } from './differences.ts'
import { lag, lagCost } from './lines.ts'

/** What makes a pair more likely than another, in days of lag. */
const costs: Readonly<Partial<Record<Rule, number>>> = {
  'small difference': 0,
  discount: 1,
  exchange: 2,
  transposed: 3,
  'wrong sign': 4,
}

/** Lines that are compared with one, of each sign. */
const mostNear = 200

/**
 * Pairs of one party whose amounts differ in a way that has a name, where neither says what it is for. They are suggested:
 * without a reference nobody can be sure.
 */
export function suggestDifferences(matching: Matching): void {
  const { bank, book, policy } = matching
  const parties = PartyLines.ofBook(matching)
  const edges = new Edges()
  const rules = new Map<string, Rule>()
  for (const line of matching.freeBank())
    for (const other of [1, -1].flatMap((sign) => parties.near(line, sign, policy.party, mostNear))) {
      const days = lag(matching, line, other)
      const [from, to] = [bank.minor(line), book.minor(other)]
      const isExchanged = bank.has(line, 'original')
      const late = bank.booked(line) - book.day(other)
      const { rule } = classifyDifference(from, to, late, isExchanged, policy)
      const cost = costs[rule]
      if (cost === undefined) continue
      edges.add(line, other, cost + lagCost(days))
      rules.set(`${line} ${other}`, rule)
    }
  for (const { bank: line, book: other, rivals } of assign(edges, 0)) {
    const rule = rules.get(`${line} ${other}`)
    if (rule) matching.take({ rule, standing: 'suggested', bank: [line], book: [other], rivals })
  }
}
