import { finding, type Finding } from '../finding.ts'
import type { Outcome } from '../outcome.ts'
import type { GuardedCall } from '../policies.ts'
import { capSentence, type AutonomyCap } from '../sections/autonomy.ts'

/** What the caps add to everything else: they never make an outcome milder. `alone`: nothing else asks anybody. */
export function decideAutonomy(call: GuardedCall, caps: readonly AutonomyCap[], alone: boolean): readonly Finding[] {
  return caps.flatMap((cap) => {
    if (cap.level === 'automatic' || !concerns(cap, call) || (cap.unlessAsked && !alone)) return []
    const found = finding('autonomy', cap.id, outcomeOfCap(cap), cap.because ?? capSentence(cap))
    return [cap.level === 'shadow' ? { ...found, shadow: true } : found]
  })
}

function concerns({ agents, above }: AutonomyCap, call: GuardedCall): boolean {
  if (agents.length > 0 && !agents.includes(call.agent)) return false
  if (!above) return true
  const limit = call.spends && above.amounts.get(call.spends.amount.currency)
  // What is spent in a currency without a limit may be any amount.
  return !limit || !call.spends || call.spends.amount.compare(limit) > 0
}

function outcomeOfCap({ level, by }: AutonomyCap): Outcome {
  if (level === 'shadow') return { effect: 'deny' }
  return level === 'propose'
    ? { effect: 'escalate', roles: [by], count: 1 }
    : { effect: 'approve', roles: [by], count: 1 }
}
