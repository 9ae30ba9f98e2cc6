import type { Expression } from '../language/expression.ts'
import { outcomeWords, type Outcome } from '../outcome.ts'
import type { Part } from './policy-text.ts'
import { mendName } from '../problem.ts'
import type { Reading } from './reading.ts'
import { forEachAction, outcomeForms, readActions, readDimension, readName, readOutcome } from './reading.ts'

/** How long each window is, in milliseconds; a day has no fixed length. */
export const windows = { minute: 60_000, hour: 3_600_000, day: undefined } as const
type Window = keyof typeof windows
const shares = ['agent', 'run'] as const

/** How many calls may be begun in a window of time, compiled for one action. */
export interface Rate {
  readonly id: string
  readonly name: string
  readonly window: Window
  readonly shares: readonly (typeof shares)[number][]
  /** What has the rate to itself. */
  readonly by?: Expression
  readonly most: number
  /** `wait`: the call waits for the next window. */
  readonly over: Outcome | 'wait'
}

const fieldNames = ['rate', 'for', 'connector', 'per', 'by', 'most', 'over'] as const

/** Reads a rate and compiles it for each action that counts; `undefined` where something was reported. */
export function readRate(part: Part, reading: Reading, seen: Set<string>): ReadonlyMap<string, Rate> | undefined {
  const fields = part.fields('A rate', fieldNames)
  const name = fields && readName(fields.get('rate'), part, 'rate', seen)
  if (!fields || name === undefined) return undefined
  const actions = readCounted(fields, part, name, reading)
  const per = readPer(fields.get('per'), part, name)
  const most = readMost(fields.get('most'), part, name)
  const over = readOver(fields.get('over'), name)
  if (!actions || !per || most === undefined || !over) return undefined
  const byPart = fields.get('by')
  return forEachAction(actions, (action) => {
    const by = byPart && readDimension(byPart, `Rate ${name}`, action, reading)
    if (byPart && !by) return undefined
    return { id: `${reading.policy}/${name}`, name, ...per, most, over, ...(by && { by }) }
  })
}

/** The actions that count: those that `for` names, or those that use a connector. */
function readCounted(
  fields: ReadonlyMap<string, Part>,
  part: Part,
  name: string,
  { vocabulary }: Reading,
): readonly string[] | undefined {
  const connector = fields.get('connector')
  if (!connector) return readActions(fields.get('for'), part, `rate ${name}`, vocabulary)
  if (fields.has('for'))
    return connector.report(`Rate ${name} names actions and a connector`, 'Keep one of for: and connector:')
  const asked = connector.text(`connector of rate ${name}`)
  if (asked === undefined) return undefined
  const entries = Object.entries(vocabulary.actions)
  const known = [...new Set(entries.flatMap(([, { uses = [] }]) => uses))]
  if (!known.includes(asked))
    return connector.report(`No action uses a connector "${asked}" (rate ${name})`, mendName(asked, known))
  return entries.flatMap(([action, { uses = [] }]) => (uses.includes(asked) ? [action] : []))
}

function readPer(part: Part | undefined, owner: Part, name: string): Pick<Rate, 'window' | 'shares'> | undefined {
  const forms = 'Write per: minute, hour or day, and also agent or run'
  if (!part) return owner.report(`Rate ${name} does not say per what`, forms)
  const words = part
    .text(`per of rate ${name}`)
    ?.split(',')
    .map((word) => word.trim())
  if (!words) return undefined
  const named = words.flatMap((word) => Object.keys(windows).filter((one): one is Window => one === word))
  const shared = words.flatMap((word) => shares.filter((one) => one === word))
  const [window, ...others] = named
  if (window === undefined || others.length > 0 || named.length + shared.length < words.length)
    return part.report(`"${words.join(', ')}" is not something a rate can be per`, forms)
  return { window, shares: shared }
}

function readMost(part: Part | undefined, owner: Part, name: string): number | undefined {
  if (!part) return owner.report(`Rate ${name} does not say how many`, 'Add most: and a whole number')
  const text = part.text(`most of rate ${name}`)
  if (text === undefined) return undefined
  return /^\d{1,9}$/.test(text)
    ? Number(text)
    : part.report(`"${text}" is not a number of calls (rate ${name})`, 'Write a whole number, zero or more')
}

function readOver(part: Part | undefined, name: string): Rate['over'] | undefined {
  if (!part) return { effect: 'deny' }
  if (part.text(`over of rate ${name}`) === 'wait') return 'wait'
  const outcome = readOutcome(part, `rate ${name}`)
  if (outcome?.effect === 'allow') return part.report(`Rate ${name} allows what is over it`, `${outcomeForms}, or wait`)
  return outcome
}

/** `hour and customer.id`. */
export function rateText({ window, shares: shared, by }: Rate): string {
  return [window, ...shared, ...(by ? [by.source] : [])].join(' and ')
}

/** What a rate says, for people. */
export function rateSentence(rate: Rate): string {
  const over = rate.over === 'wait' ? 'waits for the next' : outcomeWords(rate.over)
  return `Rate ${rate.name}: at most ${rate.most} per ${rateText(rate)}; a call above that ${over}.`
}
