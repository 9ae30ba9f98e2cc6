import type { Expression } from '../language/expression.ts'
import { hoursForm, parseHours, type Hours } from './hours.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { forEachAction, readCondition, readHeading } from './reading.ts'

/** The word for whoever the project knows, whatever their role. */
export const everybodyKnown = 'anybody'

/** What an agent may do, for whom, about what and when; compiled for one action. */
export interface Grant {
  readonly id: string
  readonly name: string
  /** Absent: every agent under these policies. */
  readonly agents?: readonly string[]
  /** Roles of the people for whom it may act; `anybody` stands for everybody who is known. */
  readonly people: readonly string[]
  /** Absent: about everything. */
  readonly when?: Expression
  /** Empty: at any time. */
  readonly hours: readonly Hours[]
  /** Days on which the hours do not begin. */
  readonly except: ReadonlySet<string>
}

const fieldNames = ['grant', 'for', 'people', 'agents', 'when', 'within', 'except'] as const

/** Reads a grant and compiles it for each action it is for; `undefined` where something was reported. */
export function readGrant(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Grant> | undefined {
  const heading = readHeading(part, 'grant', fieldNames, reading, seen)
  if (!heading) return undefined
  const { fields, id, name, actions } = heading
  const people = readRoles(fields.get('people'), part, name)
  const agents = fields.get('agents') ? readNames(fields.get('agents'), `agents of grant ${name}`) : []
  const hours = readHours(fields.get('within'), name)
  const except = readDates(fields.get('except'), name, hours ?? [])
  const condition = fields.get('when')
  if (!actions || !people || !agents || !hours || !except) return undefined
  return forEachAction(actions, (action) => {
    const when = condition && readCondition(condition, `Grant ${name}`, action, reading)
    if (condition && !when) return undefined
    return { id, name, people, hours, except, ...(agents.length > 0 && { agents }), ...(when && { when }) }
  })
}

function readNames(part: Part | undefined, what: string): readonly string[] | undefined {
  return part
    ?.text(what)
    ?.split(',')
    .map((name) => name.trim())
}

function readRoles(part: Part | undefined, owner: Part, name: string): readonly string[] | undefined {
  if (!part)
    return owner.report(
      `Grant ${name} does not say for which people it may act`,
      `Add people: and roles, such as operator, or ${everybodyKnown} for everybody the project knows`,
    )
  const roles = readNames(part, `people of grant ${name}`)
  const odd = roles?.find((role) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(role))
  return odd === undefined
    ? roles
    : part.report(`"${odd}" is not a role (grant ${name})`, 'Use letters, digits and dashes')
}

function readHours(part: Part | undefined, name: string): readonly Hours[] | undefined {
  if (!part) return []
  const texts = part.isList ? part.items(`within of grant ${name}`) : [part]
  const read = texts?.map((one) => {
    const text = one.text(`within of grant ${name}`)
    const hours = text === undefined ? undefined : parseHours(text)
    return typeof hours === 'string' ? one.report(`${hours} (grant ${name})`, hoursForm) : hours
  })
  return read?.every((one) => one !== undefined) ? read : undefined
}

function readDates(part: Part | undefined, name: string, hours: readonly Hours[]): ReadonlySet<string> | undefined {
  if (!part) return new Set()
  if (hours.length === 0)
    return part.report(`Grant ${name} names days but no hours`, 'Add within:, such as daily 00:00-24:00 UTC')
  const dates = readNames(part, `except of grant ${name}`)
  const odd = dates?.find((date) => !isDate(date))
  if (odd !== undefined) return part.report(`"${odd}" is not a day (grant ${name})`, 'Write it like 2026-12-25')
  return dates && new Set(dates)
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** What a grant says, for people. */
export function grantText({ name, people, when, hours, agents }: Grant): string {
  const parts = [
    agents ? `to agent ${agents.join(' or ')}` : '',
    `for ${people.includes(everybodyKnown) ? 'anybody who is known' : people.join(' or ')}`,
    when ? `where ${when.source}` : '',
    hours.length > 0 ? `within ${hours.map(({ text }) => text).join(' or ')}` : '',
  ]
  return `Grant ${name}: ${parts.filter((part) => part !== '').join(', ')}.`
}
