/** What a person may do, besides looking. Every command that acts needs one of these. */
export type Right =
  /** Ask an agent for something. */
  | 'start goals'
  /** Approve, reject or answer a request that names one of their roles. */
  | 'answer requests'
  /** Claim, take, return and close what was handed over. */
  | 'take over'
  /** Stop writes. */
  | 'pull stops'
  /** Let go on what somebody else stopped. */
  | 'release stops'
  /** Draft a version of the policies. */
  | 'draft policies'
  /** Let a draft that somebody else wrote govern. */
  | 'publish policies'
  /** Pause, resume and run schedules and triggers. */
  | 'change schedules'
  /** Ask outside systems whether they answer. */
  | 'test systems'
  /** Set how much agents do by themselves. */
  | 'set autonomy'
  /** Judge what was decided automatically. */
  | 'review decisions'
  /** Give judgements examples, take them away, measure them. */
  | 'teach judgements'
  /** Make links with which another person answers. */
  | 'make links'
  /** Hand in mail that came from outside. */
  | 'receive answers'
  /** Make and revoke tokens. */
  | 'manage tokens'
  /** Say which systems outside are told what happens. */
  | 'manage webhooks'

/** The roles that give rights. Any other role of a project says only whose requests somebody may answer. */
export const fixedRoles = [
  'viewer',
  'operator',
  'approver',
  'policy-author',
  'policy-publisher',
  'auditor',
  'owner',
] as const
type FixedRole = (typeof fixedRoles)[number]

/** What a role of the project's own, such as `finance`, comes with. */
const ownRole = 'a role of the project'

/** Who has each right: nobody else has it. */
const holders: Readonly<Record<Right, readonly (FixedRole | typeof ownRole)[]>> = {
  'start goals': ['operator', 'owner'],
  'answer requests': ['operator', 'approver', 'owner', ownRole],
  'take over': ['operator', 'owner', ownRole],
  'pull stops': ['operator', 'approver', 'policy-author', 'policy-publisher', 'owner', ownRole],
  'release stops': ['operator', 'owner'],
  'draft policies': ['policy-author', 'policy-publisher', 'owner'],
  'publish policies': ['policy-publisher', 'owner'],
  'change schedules': ['operator', 'owner'],
  'test systems': ['operator', 'owner'],
  'set autonomy': ['operator', 'policy-publisher', 'owner'],
  'review decisions': ['operator', 'approver', 'owner'],
  'teach judgements': ['operator', 'owner'],
  'make links': ['owner'],
  'receive answers': ['operator', 'owner'],
  'manage tokens': ['owner'],
  'manage webhooks': ['owner'],
}

/** All rights, in the order in which they are told. */
export const rights = Object.keys(holders) as readonly Right[]

/** Whether somebody with these roles may do it. A right or a role that nobody knows gives nothing. */
export function may(roles: readonly string[], right: Right): boolean {
  const able: readonly string[] = Object.hasOwn(holders, right) ? holders[right] : []
  return roles.some((role) => able.includes(isFixed(role) ? role : ownRole))
}

/** The roles that give a right, for whoever lacks it. */
export function rolesFor(right: Right): readonly string[] {
  return holders[right]
}

function isFixed(role: string): boolean {
  return (fixedRoles as readonly string[]).includes(role)
}
