import { Environment } from '@marcbachmann/cel-js'
import { Money } from '../../facts/money.ts'
import { Limit } from './limit.ts'
import { medianOf, medianOfMoney, robustZ, robustZOfMoney, sumOf, sumOfMoney } from './statistics.ts'

const limits = { maxAstNodes: 400, maxDepth: 30, maxListElements: 200, maxMapEntries: 0, maxCallArguments: 4 }
const compare = {
  '<': (d: number) => d < 0,
  '<=': (d: number) => d <= 0,
  '>': (d: number) => d > 0,
  '>=': (d: number) => d >= 0,
}
const calculate = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
}

/** The language of rules: CEL with money and limits, and whole numbers usable beside decimals. */
export const base = language()

function language(): Environment {
  const environment = new Environment({ limits })
  environment.registerType('Money', Money).registerType('Limit', Limit)
  for (const [sign, holds] of Object.entries(compare)) {
    environment.registerOperator(`Money ${sign} Money`, (a: Money, b: Money) => holds(a.compare(b)))
    environment.registerOperator(`Money ${sign} Limit`, (a: Money, b: Limit) => holds(a.compare(b.for(a))))
  }
  // Amounts in two currencies are neither equal nor unequal: `compare` throws, and the call is denied.
  environment.registerOperator('Money == Money', (a: Money, b: Money) => a.compare(b) === 0)
  environment.registerOperator('Money + Money', (a: Money, b: Money) => a.plus(b))
  environment.registerOperator('Money - Money', (a: Money, b: Money) => a.minus(b))
  environment.registerOperator('-Money', (a: Money) => a.times(-1))
  environment.registerOperator('Money * int', (a: Money, b: bigint) => a.times(Number(b)))
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
  for (const [sign, apply] of Object.entries(calculate)) {
    environment.registerOperator(`double ${sign} int: double`, (a: number, b: bigint) => apply(a, Number(b)))
    environment.registerOperator(`int ${sign} double: double`, (a: bigint, b: number) => apply(Number(a), b))
  }
  registerStatistics(environment)
  return environment
}

/** What checks of reasonability work out; see `statistics.ts` for the formulas. */
function registerStatistics(environment: Environment): void {
  environment.registerFunction('sum(list<double>): double', sumOf)
  environment.registerFunction('sum(list<Money>): Money', sumOfMoney)
  environment.registerFunction('median(list<double>): double', medianOf)
  environment.registerFunction('median(list<Money>): Money', medianOfMoney)
  environment.registerFunction('robustZ(double, list<double>): double', robustZ)
  environment.registerFunction('robustZ(Money, list<Money>): double', robustZOfMoney)
  // Unlike ==, which denies: an amount in another currency is another amount.
  environment.registerFunction('sameAmount(Money, Money): bool', (one: Money, other: Money) => one.equals(other))
}
