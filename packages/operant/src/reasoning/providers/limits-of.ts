import { inMilliseconds } from '../../facts/time.ts'
import type { ModelCost } from '../../journal/model-call.ts'
import type { Spending } from '../../run/language-models.ts'
import type { ModelLimits, SpendLimit } from './configuration.ts'
import type { ClaimLimit } from './ledger.ts'
import { readAmount, tellCost } from './price.ts'

/** The limits that a question falls under, those of its run first. */
export function limitsOf(
  spending: Spending,
  limits: ModelLimits | undefined,
  currency: string | undefined,
  now: Date,
): readonly ClaimLimit[] {
  const { agent, subject } = spending
  const ofAgent = limits?.agents?.[agent]
  const since = ofAgent && new Date(now.getTime() - inMilliseconds(ofAgent.every))
  return [
    ...ofRun(spending, currency),
    ...(ofAgent ? spent('agent', ofAgent, `agent ${agent} within ${ofAgent.every}`) : []).map((limit) =>
      since ? { ...limit, since } : limit,
    ),
    ...(limits?.case && subject !== undefined ? spent('subject', limits.case, `the case ${subject}`) : []),
  ]
}

function ofRun({ tokens, money }: Spending, currency: string | undefined): readonly ClaimLimit[] {
  const named = `the limit of the run, of which ${Math.max(0, tokens)} tokens are left,`
  const left: ClaimLimit = { of: 'run', named, most: tokens, counts: 'tokens', told: `${tokens}` }
  if (money === undefined) return [left]
  const most = money.find((one) => one.currency === currency)
  return [left, { of: 'run', named: ofMoney(most), most: most?.millionths ?? -1, counts: 'money' }]
}

function ofMoney(most: ModelCost | undefined): string {
  if (!most) return 'the limit of the run on the money of models, which names no amount in the currency of this one,'
  return `the limit of ${tellCost(most)} of the run on the money of models`
}

function spent(of: 'agent' | 'subject', { tokens, money }: SpendLimit, whose: string): ClaimLimit[] {
  const most = money === undefined ? undefined : readAmount(money)
  return [
    ...(tokens === undefined
      ? []
      : [{ of, named: `the limit of ${tokens} tokens of ${whose}`, most: tokens, counts: 'tokens' as const }]),
    ...(most === undefined
      ? []
      : [{ of, named: `the limit of ${money} of ${whose}`, most: most.millionths, counts: 'money' as const }]),
  ]
}
