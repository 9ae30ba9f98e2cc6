import type { Expression } from '../language/expression.ts'
import type { Limit } from '../language/limit.ts'
import { parseLimit } from '../language/limit.ts'
import type { Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { forEachAction, outcomeForms, readDimension, readOutcome } from './reading.ts'

const shares = ['day', 'run', 'agent', 'entity'] as const
type Share = (typeof shares)[number]

/** A limit on what calls may spend together, compiled for one action. Several may bear one name: all hold. */
export interface Budget {
  readonly id: string
  readonly name: string
  /** What has a limit of its own: each day, run, agent, or the entity that `by` names. */
  readonly per: readonly Share[]
  readonly by?: Expression
  readonly limit: Limit
  readonly over: Outcome
}

/** Reads a budget and compiles it for each action that may spend from it. */
export function readBudget(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Budget> | undefined {
  const fields = part.fields('A budget', ['budget', 'per', 'by', 'limit', 'over'])
  const name = fields?.get('budget')?.text('The name of a budget')
  if (!fields) return undefined
  if (name === undefined)
    return fields.has('budget') ? undefined : part.report('A budget has no name', 'Add budget: and a name')
  const per = readShares(fields.get('per'), part, name)
  const limit = readLimit(fields.get('limit'), part, `Budget ${name}`, reading.limits)
  const over = fields.get('over')
  const outcome = over ? readOutcome(over, `budget ${name}`) : ({ effect: 'deny' } as const)
  if (outcome?.effect === 'allow') return over?.report(`Budget ${name} allows what is over it`, outcomeForms)
  const byPart = fields.get('by')
  if (!per || !limit || !outcome) return undefined
  if (per.includes('entity') && !byPart)
    return part.report(`Budget ${name} does not say which entity it is per`, 'Add by: and a path, such as customer.id')
  const key = [name, ...per.toSorted(), byPart?.text('by') ?? ''].join(' ')
  if (seen.has(key)) return part.report(`There are two budgets "${name}" for the same window`, 'Keep one of them')
  seen.add(key)
  const spending = Object.entries(reading.vocabulary.actions).filter(([, { spends }]) => spends.includes(name))
  if (spending.length === 0)
    part.warn(`No action spends from budget ${name}`, 'Compare its name with the budgets that actions spend from')
  return forEachAction(
    spending.map(([action]) => action),
    (action) => {
      const by = byPart && readDimension(byPart, `Budget ${name}`, action, reading)
      if (byPart && !by) return undefined
      const id = `${reading.policy}/${name} per ${per.join(' and ')}`
      return { id, name, per, limit, over: outcome, ...(by && { by }) }
    },
  )
}

function readShares(part: Part | undefined, owner: Part, name: string): readonly Share[] | undefined {
  if (!part) return owner.report(`Budget ${name} does not say per what`, `Add per: ${shares.join(', ')}`)
  const words = part
    .text(`per of budget ${name}`)
    ?.split(',')
    .map((word) => word.trim())
  const known = words?.map((word) => shares.find((share) => share === word))
  if (!known?.every((share) => share !== undefined)) {
    return (
      words &&
      part.report(
        `"${words.join(', ')}" is not something a budget can be per`,
        `Use ${shares.join(', ')}, or several of them`,
      )
    )
  }
  return known
}

/** Reads `100.00 GBP`, amounts in several currencies, or the name of a limit. */
export function readLimit(
  part: Part | undefined,
  owner: Part,
  what: string,
  limits: ReadonlyMap<string, Limit>,
): Limit | undefined {
  if (!part) return owner.report(`${what} has no limit`, 'Add limit: and an amount, such as 2000.00 GBP')
  const text = part.text(`The limit of ${what}`)
  if (text === undefined) return undefined
  const limit = limits.get(text) ?? parseLimit(text.replaceAll(/\s*,\s*/g, '|'))
  if (typeof limit === 'string')
    return part.report(`${what}: ${limit}`, 'Write it like 2000.00 GBP, or [2000.00 GBP, 2300.00 EUR]')
  const negative = [...limit.amounts.values()].find((amount) => amount.minor < 0n)
  return negative
    ? part.report(`${what} is negative: ${negative.toString()}`, 'Write an amount of zero or more')
    : limit
}

/** `day and customer.id`: an entity by the path that names it. */
export function perText({ per, by }: Budget): string {
  return [...per.filter((share) => share !== 'entity'), ...(by ? [by.source] : [])].join(' and ')
}
