import type { Project } from '../../project/open-project.ts'
import { policyStandingOf, type PolicyStanding } from '../../project/policy-standing.ts'
import { driftText, unusableText } from '../policy/tell-governing.ts'
import type { Finding } from './examine.ts'

/** Whether the policies that govern can be used, and whether anything else is on its way. */
export async function policyFindings({ pool, files }: Project): Promise<readonly Finding[]> {
  const standings = await Promise.all([...files.values()].map((agent) => policyStandingOf(pool, agent)))
  return standings.filter(({ governs }) => governs !== undefined).flatMap(findingsOf)
}

function findingsOf(standing: PolicyStanding): readonly Finding[] {
  const { agent, governs, drafts } = standing
  const what = 'policy'
  const unusable = unusableText(standing)
  if (unusable !== undefined)
    return [
      { state: 'fault', what, says: `${unusable}. To mend it, publish policies that fit, or bring the agent back` },
    ]
  const drift = driftText(standing)
  const waiting = drafts.map((draft): Finding => ({
    state: 'warning',
    what,
    says: `version ${draft} of the policies of ${agent} is a draft: somebody else than its author may publish it by policy approve`,
  }))
  if (drift !== undefined)
    return [
      { state: 'warning', what, says: `${drift} See policy diff; then policy publish, or policy pull` },
      ...waiting,
    ]
  return [{ state: 'well', what, says: `version ${governs} governs ${agent}, as the files say` }, ...waiting]
}
