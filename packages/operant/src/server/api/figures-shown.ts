import type { z } from '@hono/zod-openapi'
import { Money } from '../../facts/money.ts'
import type { Flag } from '../../store/figure-conditions.ts'
import { noCounts, type Amount, type Group, type Period, type Took } from '../../store/metrics.ts'
import type { Figures } from './schemas/metrics.ts'

/** What figures are asked for, beside the time. */
export interface Asked extends Period {
  readonly agent?: string | undefined
  readonly goal?: string | undefined
  readonly class?: string | undefined
  readonly classed?: boolean | undefined
}

/** The query of `/runs`: all its values as texts. */
type RunsQuery = Record<string, string>

/** The query of `/runs` that lists the ended runs that are counted. */
export function runsOf({ from, until, agent, goal, class: kind, classed }: Asked): RunsQuery {
  return {
    counted: 'true',
    endedFrom: from,
    endedUntil: until,
    ...(agent === undefined ? {} : { agent }),
    ...(goal === undefined ? {} : { goal }),
    ...(kind === undefined ? {} : { class: kind }),
    ...(classed === undefined ? {} : { classed: String(classed) }),
  }
}

/** Figures with the queries that list the runs behind each; of no group: no run ended. */
export function shownFigures(group: Group | undefined, asked: Asked): z.infer<typeof Figures> {
  const { counts, money, costs } = group ?? { counts: noCounts, money: [], costs: [] }
  const base = runsOf(asked)
  const flagged = (...names: readonly Flag[]): RunsQuery => ({
    ...base,
    ...Object.fromEntries(names.map((name) => [name, 'true'])),
  })
  const count = (value: number, more: RunsQuery) => ({ value, runs: { ...base, ...more } })
  const share = (name: Extract<Flag, keyof typeof counts>) => ({
    value: counts[name],
    share: counts.ended === 0 ? null : counts[name] / counts.ended,
    runs: flagged(name),
  })
  const took = (measured: Took, name: Flag) => ({ ...measured, runs: flagged(name) })
  return {
    ended: count(counts.ended, {}),
    outcomes: Object.fromEntries(
      Object.entries(counts.outcomes).map(([outcome, value]) => [outcome, count(value, { outcome })]),
    ),
    verified: share('verified'),
    claimed: share('claimed'),
    claimedOnly: count(counts.claimed - counts.verified, { claimed: 'true', verified: 'false' }),
    claimedBy: Object.fromEntries(
      Object.entries(counts.claimedBy).map(([claimedBy, value]) => [claimedBy, count(value, { claimedBy })]),
    ),
    automatic: share('automatic'),
    escalated: share('escalated'),
    reversed: share('reversed'),
    writes: counts.writes,
    writesTakenBack: counts.takenBack,
    timeToResolve: took(counts.resolve, 'verified'),
    timeToClose: took(counts.close, 'closed'),
    waitingForPeople: { ...took(counts.wait, 'waited'), total: counts.waitTotal },
    money: money.map(({ currency, amount, takenBack, runs }) => ({
      handled: Money.ofMinor(amount, currency).toJSON(),
      takenBack: Money.ofMinor(takenBack, currency).toJSON(),
      runs,
    })),
    moneyUnknown: count(counts.ended - counts.moneyKnown, { moneyKnown: 'false' }),
    modelCost: costs.map((cost) => ({
      total: priceOf(cost),
      perCase:
        counts.costKnown === 0 ? null : priceOf({ ...cost, amount: rounded(cost.amount, BigInt(counts.costKnown)) }),
    })),
    modelCostKnown: count(counts.costKnown, { costKnown: 'true' }),
    modelCostUnknown: count(counts.ended - counts.costKnown, { costKnown: 'false' }),
    modelTokens: counts.tokens,
  }
}

function rounded(amount: bigint, by: bigint): bigint {
  return (amount * 2n + by) / (by * 2n)
}

/** Millionths as a decimal number: a case costs less than a cent, often. */
export function priceOf({ currency, amount }: Amount): { amount: string; currency: string } {
  const digits = amount.toString().padStart(7, '0')
  return { amount: `${digits.slice(0, -6)}.${digits.slice(-6)}`, currency }
}
