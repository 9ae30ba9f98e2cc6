/** A bad input, attack or fault, and what has to come before it can be tested, where no test names it yet. */
export interface BadInput {
  readonly number: number
  readonly what: string
  readonly waits: string
}

const own = 'a test of its own that bears the number'
const audit = 'the audit trail'
const web = 'the web console'

const listed: readonly (readonly [what: string, waits: string])[] = [
  ['an amount that is missing, null, not a number, text, a list', own],
  ['an amount that is negative or enormous', own],
  ['a currency that is another, mixed, or has other decimals', own],
  ['an argument nobody declared, or named like a part of the language', own],
  ['an id with look-alike, turned or invisible characters', own],
  ['a text of a megabyte, JSON nested deeply', own],
  ['a policy with a misspelt field, a wrong type, a float for money, outside text in a rule', own],
  ['a table with a gap, or with rows that overlap', own],
  ['an action that no rule covers', own],
  ['a rule that throws', own],
  ['policies changed between decision and execution', own],
  ['an author who publishes their own policies', own],
  ['a rollback of policies that leaves no trace', own],
  ['one large amount split into many small ones', own],
  ['forty calls at once on one budget', own],
  ['a crash between reservation, call and commit', own],
  ['one identity used again with other arguments', own],
  ['windows over midnight, changes of the clocks, time zones', own],
  ['a clock that is set back', own],
  ['a refund that loops over many runs', own],
  ['the attack goals in every place, wording and way', 'the attack suite, which runs outside the tests'],
  ['false facts that are data alone, JSON that breaks out of its field', own],
  ['instructions in names, file names, remarks, errors, descriptions of tools', own],
  ['outside text laundered through notes, memory, summaries, child runs', own],
  ['a forged record of entitlement', own],
  ['the record of one customer read, and another answered', own],
  ['data carried out by a link, a picture or a long text', own],
  ['a trusted value of the wrong kind', own],
  ['a random adversary of 20,000 runs', 'the attack suite, which runs outside the tests'],
  ['an id or account number that a model made up', own],
  ['an approval that a client forged', own],
  ['a declined action that runs all the same', own],
  ['an old yes used for a newer call', own],
  ['two approvals at once, in either order', own],
  ['a double click, twenty workers with one approval', own],
  ['arguments changed after the approval', own],
  ['the requester, a delegate, one person twice, somebody who left', own],
  ['an approval that expires, an approver who is away', own],
  ['a mail scanner that follows the approval link', web],
  ['an approval just before the stop', own],
  ['a decision that arrives before its wait is stored', own],
  ['a batch with one member that is stale', web],
  ['a summary by a model that misdescribes the call', own],
  ['a call that times out, with or without its effect', own],
  ['a success that reading back contradicts', own],
  ['a batch done in part', own],
  ['a connector that returns another record', own],
  ['two workers with one run', own],
  ['a stop during a call, and with the database gone', own],
  ['six ways of tampering by whoever owns the database', audit],
  ['changes and deletions by the role of the application', audit],
  ['an audit record that cannot be written', audit],
  ['a signing key lost or changed', audit],
  ['verification after an erasure', audit],
  ['an export verified on another machine', audit],
  ['a secret in a result or an error', own],
  [
    'forged requests, mass assignment, foreign ids, keys without scope, replayed webhooks, inner addresses, script in a ticket',
    web,
  ],
]

export const badInputs: readonly BadInput[] = listed.map(([what, waits], index) => ({ number: index + 1, what, waits }))
