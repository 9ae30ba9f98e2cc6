import { parseArgs } from 'node:util'
import { load, refund, refundPolicy } from '../../packages/operant/src/guard/test-policy.ts'
import type { Policies } from '../../packages/operant/src/guard/policies.ts'
import { median } from '../engine/statistics.ts'

/** CPU that one decision takes without input and output, explanation of every rule included. */
const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values

/** The refund policy with as many rules on top, none of which applies. */
function withRules(count: number): string {
  const rules = Array.from(
    { length: count },
    (_, index) =>
      `  - rule: unusual ${index}\n    for: payments.refund\n    when: arguments.amount > ${1000 + index}.00 GBP && customer.riskScore >= 0.9 || order.carrierStatus == "delivered"\n    then: deny\n`,
  )
  return refundPolicy.replace('budgets:', `${rules.join('')}budgets:`)
}

/** Microseconds of CPU per decision: the median of `rounds`, each of a thousand decisions (explained: forty). */
function measured(
  policies: Policies,
  explained: boolean,
  rounds = 21,
): { readonly median: number; readonly worst: number } {
  const calls = ['50.00 GBP', '250.00 GBP', '5000.00 GBP', '50.00 EUR'].map((amount) => refund(amount))
  const count = explained ? 40 : 1000
  const taken = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage()
    for (let index = 0; index < count; index += 1) {
      const call = calls[index % calls.length] ?? refund('1.00 GBP')
      const { record } = policies.decide(call)
      if (explained) policies.explain(call, record)
    }
    const { user, system } = process.cpuUsage(began)
    return (user + system) / count
  })
  // The first rounds are the compiler's.
  const settled = taken.slice(Math.floor(rounds / 3))
  return { median: median(settled), worst: Math.max(...settled) }
}

const sizes = [
  ['a table, a rule and a budget', refundPolicy],
  ['the same and 20 rules', withRules(20)],
  ['the same and 100 rules', withRules(100)],
] as const
const results = sizes.flatMap(([what, text]) => {
  const { policies } = load(text)
  return [
    { what, ...measured(policies, false) },
    // What decides is found by deciding again, up to sixty times: only of calls that are not simply allowed.
    ...(text === refundPolicy ? [{ what: `${what}, with the way out`, ...measured(policies, true) }] : []),
  ]
})
if (json) console.log(JSON.stringify({ decisionUs: results[0]?.median, sizes: results }, null, 2))
else
  for (const { what, median: middle, worst } of results)
    console.log(`${what.padEnd(50)} ${middle.toFixed(1).padStart(7)} µs a decision (worst round ${worst.toFixed(1)})`)
