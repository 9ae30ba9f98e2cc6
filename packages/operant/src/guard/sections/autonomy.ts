import { readLimit } from './budget.ts'
import type { Limit } from '../language/limit.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { readBecause, readHeading } from './reading.ts'

const levels = ['shadow', 'propose', 'confirm', 'automatic'] as const

/**
 * How far an agent may go by itself, however mild everything else is: `shadow` decides and touches nothing, `propose`
 * leaves it to a person to do, `confirm` asks a person each time, `automatic` goes as far as the rules say.
 */
export type Level = (typeof levels)[number]

/** A cap on what one action may do without people, compiled for that action. */
export interface AutonomyCap {
  readonly id: string
  readonly name: string
  readonly level: Level
  /** Agents it is for; empty: all. */
  readonly agents: readonly string[]
  /** Only calls that spend more than this; absent: all. */
  readonly above?: Limit
  /** Who confirms, or does it. */
  readonly by: string
  /** One sentence for people. */
  readonly because?: string
}

const fieldNames = ['cap', 'level', 'for', 'agents', 'above', 'by', 'because'] as const

/** Reads a cap and compiles it for each action it is for; `undefined` where something was reported. */
export function readAutonomy(
  part: Part,
  reading: Reading,
  seen: Set<string>,
): ReadonlyMap<string, AutonomyCap> | undefined {
  const heading = readHeading(part, 'cap', fieldNames, reading, seen)
  if (!heading) return undefined
  const { fields, id, name, what, actions } = heading
  const level = readLevel(fields.get('level'), part, what)
  const abovePart = fields.get('above')
  const above = abovePart && readLimit(abovePart, abovePart, `above of ${what}`, reading.limits)
  const by = readRole(fields.get('by'), what)
  const because = readBecause(heading)
  if (!actions || !level || by === undefined || (abovePart && !above) || !because) return undefined
  const spendless = actions.find((action) => reading.vocabulary.actions[action]?.spends.length === 0)
  if (abovePart && spendless !== undefined)
    return abovePart.report(
      `${spendless} spends nothing that could be above an amount (${what})`,
      'Leave it out of for:',
    )
  const agents = fields.get('agents')?.text(`agents of ${what}`)
  if (fields.has('agents') && agents === undefined) return undefined
  const cap: AutonomyCap = {
    id,
    name,
    level,
    agents: agents === undefined ? [] : agents.split(',').map((one) => one.trim()),
    by,
    ...(above && { above }),
    ...because,
  }
  return new Map(actions.map((action) => [action, cap]))
}

function readLevel(part: Part | undefined, owner: Part, what: string): Level | undefined {
  const forms = `Write level: ${levels.join(', ')}`
  if (!part) return owner.report(`${what} does not say its level`, forms)
  const text = part.text(`level of ${what}`)
  if (text === undefined) return undefined
  return levels.find((level) => level === text) ?? part.report(`"${text}" is not a level of autonomy (${what})`, forms)
}

function readRole(part: Part | undefined, what: string): string | undefined {
  if (!part) return 'operator'
  const text = part.text(`by of ${what}`)
  if (text === undefined) return undefined
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text)
    ? text
    : part.report(`"${text}" is not a role (${what})`, 'Write one role, such as support-lead')
}

/** What a cap says, for people. */
export function capSentence({ name, level, agents, above, by }: AutonomyCap): string {
  const whose = agents.length > 0 ? ` of ${agents.join(' or ')}` : ''
  const band = above ? ` above ${[...above.amounts.values()].join(' or ')}` : ''
  const becomes = {
    shadow: 'is decided and written down only; nothing is done',
    propose: `is left to ${by} to do`,
    confirm: `is confirmed by ${by} each time`,
    automatic: 'goes as far as the rules say',
  }
  return `Autonomy "${name}": what this action${whose} does${band} ${becomes[level]}.`
}
