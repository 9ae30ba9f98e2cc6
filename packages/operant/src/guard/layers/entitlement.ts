import type { Bearing } from '../guarded-bearing.ts'
import { finding, type Finding } from '../finding.ts'
import type { Outcome } from '../outcome.ts'

const handOver: Outcome = { effect: 'escalate', roles: ['operator'], count: 1 }

/** Whether the call is due at all: what says so must be known, and rest on records only. */
export function decideEntitlement({ entitled }: Bearing): readonly Finding[] {
  if (!entitled) return []
  const { name, known, astray } = entitled
  const source = `${name} rests on records only`
  if (!known) {
    const text = `Denied, for ${name} does not say that it is due.`
    return [finding('entitlement', 'entitlement', { effect: 'deny' }, text, [{ source, result: 'error', values: {} }])]
  }
  const values = Object.fromEntries(astray.map((one) => [one, 'no record']))
  if (astray.length === 0) {
    const text = `It is due by ${name}, which rests on records only.`
    return [finding('entitlement', 'entitlement', { effect: 'allow' }, text, [{ source, result: 'true', values }])]
  }
  const text = `Handed over to operator, for ${name} rests on ${astray.join(', ')}, which no record says.`
  return [finding('entitlement', 'entitlement', handOver, text, [{ source, result: 'false', values }])]
}
