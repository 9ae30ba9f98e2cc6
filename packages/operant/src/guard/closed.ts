import type { DecisionRecord } from '../journal/decision-record.ts'
import type { Policies } from './policies.ts'

/** Policies that cannot be used: every call is denied, and told why. */
export function closedPolicies(hash: string, version: number, why: string): Policies {
  const text = `Denied, for version ${version} of the policies, which governs, cannot be used here: ${why}`
  const record: DecisionRecord = {
    effect: 'deny',
    reasons: [{ rule: 'published policies', effect: 'deny', text, clauses: [] }],
    policyHash: hash,
    policyVersion: version,
  }
  const closed: Policies = {
    hash,
    version,
    granting: true,
    roles: [],
    asVersion: () => closed,
    under: ({ number }) => ({ ...closed, autonomy: number }),
    caps: () => [],
    factsFor: () => [],
    typeOf: () => undefined,
    decide: () => ({ record, reservations: [] }),
    explain: () => ({ deciding: 'published policies', ways: [] }),
    overBudget: () => record,
    askingFor: () => undefined,
    describe: (action) => [`${action}: denied, for version ${version} of the policies cannot be used here: ${why}`],
  }
  return closed
}
