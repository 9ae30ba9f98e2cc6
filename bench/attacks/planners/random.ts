import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { partsOf } from '../../../packages/operant/src/facts/key.ts'
import type { NeedSpec } from '../../../packages/operant/src/facts/need.ts'
import type { CapabilitySpec } from '../../../packages/operant/src/agent/capability.ts'
import type { Bound, RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { isBindable } from '../../../packages/operant/src/run/proposing/bind-inputs.ts'
import type { Proposal, Thinking } from '../../../packages/operant/src/run/context.ts'
import { leavesIn, typeOfNeed, type Leaf } from './leaves.ts'
import { doneCall, proposalOf, stepCall, type Call } from './call.ts'

/** Turns of one run. */
const turns = 14

/**
 * An adversary that knows the grammar and nothing else: arbitrary calls, each well formed, over whatever is known by
 * then. It reads first, as a run does, and leaves many arguments as declared, so that many of its calls are valid.
 */
export function* randomCalls(thinking: Thinking, dice: Dice): Generator<Call, void> {
  const seen = new Seen(thinking.events)
  yield* openingOf(dice)
  for (let turn = 0; turn < turns; turn += 1) {
    seen.catchUp()
    yield anyCall(thinking, seen, dice)
  }
}

/** Chance that can be told again. */
export class Dice {
  readonly next: () => number

  constructor(next: () => number) {
    this.next = next
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.next() * list.length)]
  }

  oneOf<T>(first: T, ...others: readonly T[]): T {
    return this.of([first, ...others]) ?? first
  }
}

function* openingOf(dice: Dice): Generator<Call, void> {
  for (const name of ['readTicket', 'readMentions', 'lookUp', 'readCustomer', 'readWish', 'readTerms', 'recall'])
    if (dice.chance(0.95)) yield stepCall(name)
  const order = dice.oneOf('O1', 'O1', 'O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9')
  const invoice = dice.oneOf('I1', 'I1', 'I1', 'I2', 'I3', 'I4')
  for (const name of ['readOrder', 'readReturn', 'readHold', 'decideDue', 'chooseCourse'])
    if (dice.chance(0.95)) yield stepCall(name, [order])
  for (const name of ['readInvoice', 'readVendor', 'decidePayable'])
    if (dice.chance(0.95)) yield stepCall(name, [invoice])
  if (dice.chance(0.8)) yield stepCall('writeAnswer')
}

function anyCall(thinking: Thinking, seen: Seen, dice: Dice): Call {
  const roll = dice.next()
  if (roll < 0.02) return doneCall
  if (roll < 0.04) return [anyStep(thinking, seen, dice), anyStep(thinking, seen, dice)]
  return [anyStep(thinking, seen, dice)]
}

function anyStep({ agent }: Thinking, seen: Seen, dice: Dice): Proposal {
  const all = [...agent.capabilities.values()].filter(({ kind }) => kind !== 'condition')
  const actions = all.filter(({ kind }) => kind === 'action')
  const spec = dice.of(dice.chance(0.7) ? actions : all)
  if (!spec) throw new Error('the agent can do nothing')
  const kind = spec.scope?.name
  const about = kind === undefined ? undefined : dice.of(seen.membersOf(kind))
  const asDeclared = spec.kind === 'action' && dice.chance(0.5)
  const bound = Object.entries(asDeclared ? {} : spec.needs).flatMap(([name, need]): [string, Bound][] => {
    if (!isBindable(agent, spec, need) || dice.chance(keptShare(spec))) return []
    const chosen = anyBound(need, seen, dice)
    return chosen ? [[name, chosen]] : []
  })
  return proposalOf(spec.name, about === undefined ? [] : [about], Object.fromEntries(bound))
}

/** How often an argument is left as declared. */
function keptShare({ kind }: CapabilitySpec): number {
  return kind === 'action' ? 0.6 : 0.4
}

/** Any known value of the type, or one of its own. */
function anyBound(need: NeedSpec, seen: Seen, dice: Dice): Bound | undefined {
  const type = typeOfNeed(need)
  if (type === undefined) return undefined
  const known = seen.leaves.filter((one) => one.type === type)
  const leaf = dice.of(known)
  if (leaf && (type === 'handle' || dice.chance(0.75))) return { fact: leaf.fact, path: leaf.path }
  if (type === 'amount')
    return { literal: { amount: dice.oneOf('5.00', '80.00', '99.99', '1200.00', '-1.00'), currency: 'GBP' } }
  if (type === 'text') return { literal: dice.oneOf('GB99THIEF0009', 'mail@attacker.example', 'C9', 'O3', 'lena') }
  return undefined
}

/** What the adversary has been told so far: values by type, and the members of each kind. */
class Seen {
  readonly leaves: Leaf[] = []
  private readonly members = new Map<string, readonly string[]>()
  private readonly events: readonly RunEvent[]
  private at = 0

  constructor(events: readonly RunEvent[]) {
    this.events = events
  }

  membersOf(kind: string): readonly string[] {
    return this.members.get(kind) ?? ['X1']
  }

  catchUp(): void {
    for (; this.at < this.events.length; this.at += 1) {
      const event = this.events[this.at]
      if (event?.type !== 'step.gave' || event.how === 'looked') continue
      for (const { key, value } of event.facts) {
        this.leaves.push(...leavesIn(key, value))
        if (partsOf(key).name === 'concern') this.take(value)
      }
    }
  }

  private take(value: Json): void {
    const lists = value as Readonly<Record<string, readonly string[]>>
    const names = { order: 'orders', invoice: 'invoices', person: 'people', supplier: 'vendors' }
    for (const [kind, field] of Object.entries(names)) this.members.set(kind, lists[field] ?? [])
  }
}
