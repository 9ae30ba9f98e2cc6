import { readLimit } from './budget.ts'
import type { Limit } from '../language/limit.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { readBecause, readHeading } from './reading.ts'

export const levels = ['shadow', 'propose', 'confirm', 'automatic'] as const

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
  /** Adds nothing where somebody is asked anyway, whoever that is. */
  readonly unlessAsked?: true
}

const fieldNames = ['cap', 'level', 'for', 'agents', 'above', 'by', 'because'] as const

/**
 * Reads how far an agent goes by itself with what cannot be undone, whatever its rules say: `confirm by support-lead`.
 * `automatic` leaves it to the rules, also to those that are for everything.
 */
export function readFloor(part: Part | undefined, policy: string): AutonomyCap | undefined {
  const text = part?.text('irreversible')
  if (!part || text === undefined) return undefined
  const [, word, by = 'operator'] = /^(\S+)(?: by (\S+))?$/.exec(text.trim()) ?? []
  const level = levels.find((one) => one === word)
  if (!level || !roleForm.test(by))
    return part.report(
      `"${text}" is no floor for what cannot be undone`,
      'Write confirm by ROLE, propose by ROLE, or automatic',
    )
  return {
    id: `${policy}/irreversible`,
    name: 'irreversible',
    level,
    agents: [],
    by,
    because: floorSentence(level, by),
  }
}

/** What holds where no policy says it, and only rules for everything cover a write that cannot be undone. */
export const unstatedFloor: AutonomyCap = {
  id: 'irreversible',
  name: 'irreversible',
  level: 'confirm',
  agents: [],
  by: 'operator',
  because: 'This cannot be undone, and only rules that are for everything allow it: operator confirms it each time.',
  unlessAsked: true,
}

function floorSentence(level: Level, by: string): string {
  return `This cannot be undone, and ${becomes(level, by)}.`
}

const roleForm = /^[A-Za-z][A-Za-z0-9_-]*$/

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
  return roleForm.test(text)
    ? text
    : part.report(`"${text}" is not a role (${what})`, 'Write one role, such as support-lead')
}

/** What a cap says, for people. */
export function capSentence({ name, level, agents, above, by }: AutonomyCap): string {
  const whose = agents.length > 0 ? ` of ${agents.join(' or ')}` : ''
  const band = above ? ` above ${[...above.amounts.values()].join(' or ')}` : ''
  return `Autonomy "${name}": what this action${whose} does${band} ${becomes(level, by)}.`
}

function becomes(level: Level, by: string): string {
  switch (level) {
    case 'shadow':
      return 'is decided and written down only; nothing is done'
    case 'propose':
      return `is left to ${by} to do`
    case 'confirm':
      return `is confirmed by ${by} each time`
    case 'automatic':
    default:
      return 'goes as far as the rules say'
  }
}
