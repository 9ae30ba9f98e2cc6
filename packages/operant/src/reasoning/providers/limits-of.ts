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
  const told = JSON.stringify([tokens, money ?? null])
  const named = `the limit of the run, of which ${Math.max(0, tokens)} tokens are left,`
  const limits: ClaimLimit[] = [{ of: 'run', named, most: tokens, counts: 'tokens', told }]
  if (money === undefined) return limits
  const left = money.find((one) => one.currency === currency)
  return [...limits, { of: 'run', named: moneyLeft(left), most: left?.millionths ?? -1, counts: 'money', told }]
}

function moneyLeft(left: ModelCost | undefined): string {
  if (!left) return 'the limit of the run on the money of models, which says nothing of the currency of this one,'
  return `the limit of the run on the money of models, of which ${tellCost({ ...left, millionths: Math.max(0, left.millionths) })} is left,`
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
