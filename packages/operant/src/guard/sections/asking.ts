import type { AskingTerms, NextAsked } from '../../agent/asking-terms.ts'
import { dueWords } from '../../agent/asking-terms.ts'
import { requireDue, type Due } from '../../calendar/due.ts'
import { DefinitionError } from '../../facts/definition-error.ts'
import type { Part } from './policy-text.ts'
import type { Reading } from './reading.ts'
import { readHeading } from './reading.ts'

/** How people are asked about one action: compiled for that action. */
export interface Asking extends AskingTerms {
  readonly id: string
  readonly name: string
}

const fieldNames = ['request', 'for', 'due', 'remind', 'escalate'] as const
const dueForms = 'Write a time such as 4h, 2d or 2 business days'

/** Reads how people are asked; `asked` collects the actions that it is said of, for it is said once of each. */
export function readAsking(
  part: Part,
  reading: Reading,
  seen: Set<string>,
  asked: Set<string>,
): ReadonlyMap<string, Asking> | undefined {
  const heading = readHeading(part, 'request', fieldNames, reading, seen)
  if (!heading?.actions) return undefined
  const { fields, id, name, what, actions } = heading
  const again = actions.find((action) => asked.has(action))
  if (again !== undefined)
    return part.report(`Another request says how people are asked about ${again} (${what})`, 'Say it once')
  for (const action of actions) asked.add(action)
  const duePart = fields.get('due')
  const due = duePart && readDue(duePart, duePart.text(`due of ${what}`), `due of ${what}`)
  const remind = readEach(fields.get('remind'), `remind of ${what}`, readDue)
  const escalate = readEach(fields.get('escalate'), `escalate of ${what}`, readNext)
  if ((duePart && due === undefined) || !remind || !escalate) return undefined
  const asking: Asking = { id, name, remind, escalate, ...(due === undefined ? {} : { due }) }
  return new Map(actions.map((action) => [action, asking]))
}

function readEach<One>(
  part: Part | undefined,
  what: string,
  read: (part: Part, text: string | undefined, what: string) => One | undefined,
): readonly One[] | undefined {
  if (!part) return []
  const texts = part.text(what)?.split(',')
  const found = texts?.map((text) => read(part, text.trim(), what))
  return found?.every((one) => one !== undefined) ? found : undefined
}

function readDue(part: Part, text: string | undefined, what: string): Due | undefined {
  if (text === undefined) return undefined
  const due = text as Due
  try {
    requireDue('', what, due)
    return due
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error
    return part.report(`"${text}" is no length of time (${what})`, dueForms)
  }
}

function readNext(part: Part, text: string | undefined, what: string): NextAsked | undefined {
  const match = /^([A-Za-z][A-Za-z0-9_-]*) within (.+)$/.exec(text ?? '')
  const [, to, within] = match ?? []
  if (to === undefined || within === undefined)
    return part.report(`"${text}" does not say who is asked next (${what})`, 'Write ROLE within 1d, one after another')
  const due = readDue(part, within, what)
  return due === undefined ? undefined : { to, within: due }
}

/** How people are asked, for people. */
export function askingSentence({ name, due = '2d', remind = [], escalate = [] }: Asking): string {
  const reminded = remind.length > 0 ? `; reminded after ${remind.map(dueWords).join(' and ')}` : ''
  const next = escalate.map(({ to, within }) => `, then ${to} within ${dueWords(within)}`).join('')
  return `Request ${name}: to be answered within ${dueWords(due)}${next}; after that it is not done${reminded}.`
}
