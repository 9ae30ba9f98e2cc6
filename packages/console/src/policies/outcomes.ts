/** The roles that give rights and decide nothing themselves. */
const others: readonly string[] = ['viewer', 'auditor', 'policy-author', 'policy-publisher', 'owner']

/** What an outcome can be, with the roles that people have. */
export function outcomesFor(roles: readonly string[]): readonly string[] {
  const deciding = roles.filter((role) => !others.includes(role))
  return [
    'allow',
    ...deciding.map((role) => `approve by ${role}`),
    ...deciding.map((role) => `escalate to ${role}`),
    'deny',
  ]
}
