import type { ChangeSetSpec } from '../../agent/capability.ts'
import { hashOf } from '../../facts/json.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody } from '../../journal/events.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import { openSetOf } from '../../planning/set-availability.ts'
import { standingsOf } from '../../planning/set-standing.ts'
import { sources, type Activation } from '../activation.ts'
import { withdrawn } from '../guarding/approval.ts'
import { reviewOf } from '../guarding/review.ts'
import type { NewRequest } from '../store.ts'
import { commitDecided } from '../guarding/governed.ts'
import { ownCode } from '../stepping/own-code.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'
import { askAbout } from './ask.ts'
import { differencesOf, type Difference } from './differences.ts'
import { eachAtOnce } from './at-once.ts'
import { buildElements } from './elements.ts'
import { decideElement, ownCall } from './judge-element.ts'
import { withinLimits } from './limits.ts'
import { ElementNotes } from './note.ts'

/** Elements that one event holds. */
const mostTogether = 100

/**
 * Prepares a set: writes its elements down, has each decided in full, and asks people about all that needs it in as few
 * requests as there are groups of people to ask. Nothing is begun before they have answered. Ended in the middle, it is
 * prepared anew. Answers the limit that the set would pass.
 */
export async function prepareSet(
  activation: Activation,
  step: ReadyStep & { readonly spec: ChangeSetSpec },
): Promise<string | undefined> {
  const { spec } = step
  const reference = referenceTo(step)
  const inputs = decodedInputs(step)
  const changes = ownCode(step, 'each', () => spec.each(inputs))
  const { elements, twice } = ownCode(step, 'each', () => buildElements(spec, changes))
  if (elements.length === 0) {
    const failure = { kind: 'missing', reason: 'there is nothing to change' } as const
    await activation.commit([{ type: 'step.failed', step: reference, failure }])
    return undefined
  }
  const id = activation.context.id()
  const title = ownCode(step, 'title', () => spec.title(inputs))
  const provenance = joinedProvenance(step.inputs.from)
  const before = openSetOf(activation.state, spec.name)
  activation.stage([
    {
      type: 'set.prepared',
      set: id,
      step: reference,
      title,
      count: elements.length,
      from: sources(step.inputs.from),
      provenance,
    },
  ])
  for (let first = 0; first < elements.length; first += mostTogether) {
    const chunk = elements.slice(first, first + mostTogether)
    await activation.commitMeanwhile([{ type: 'set.elements', set: id, first, elements: chunk }])
  }
  const set = activation.state.sets.get(id)
  if (!set) throw new Error(`change set ${id} was not prepared`)
  const over = beyondLimits(activation, set, twice.length)
  if (over !== undefined) return over
  const reviews = await decideAll(activation, set, spec, new Set(twice.map(({ element }) => element)))
  const differences = before ? differencesOf(before, set) : []
  await propose(activation, set, spec, { twice, differences, reviews })
  return undefined
}

/** A set that the run may not carry out as a whole is not asked about. */
function beyondLimits(activation: Activation, set: SetState, twice: number): string | undefined {
  const { elements, over } = withinLimits(activation, set.elements)
  if (over === undefined || elements.length >= set.elements.length - twice) return undefined
  return `${set.title}: ${set.elements.length} changes were prepared, and only ${elements.length} of them are within the goal's limits: ${over}`
}

async function decideAll(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  twice: ReadonlySet<number>,
): Promise<readonly NewRequest[]> {
  const reviews: NewRequest[] = []
  const known = activation.known()
  const decideOne = async (element: SetElementState) => {
    const call = ownCall(activation, set, element)
    if ('trouble' in call) return { element, result: call }
    const result = await decideElement(activation, known, element, call)
    if ('record' in result && isRefused(result.record)) reviews.push(...reviewOf(activation, call, result.record, set))
    return { element, result }
  }
  for (let first = 0; first < set.elements.length; first += mostTogether) {
    const chunk = set.elements.slice(first, first + mostTogether).filter(({ number }) => !twice.has(number))
    const notes = new ElementNotes(set)
    const decided = await eachAtOnce(chunk, spec.atOnce, (element) => decideOne(element))
    for (const { element, result } of decided) {
      if ('record' in result) notes.decided(element, result)
      // What may be told later is decided before it is begun.
      else if (result.trouble.kind !== 'later') notes.left(element, 'failed', result.trouble.reason)
    }
    await activation.commitMeanwhile(notes.events())
  }
  return reviews
}

/** Nothing will be begun of it: it is in the draw for reviews now, as what is begun is then. */
function isRefused({ effect, shadow }: DecisionRecord): boolean {
  return effect === 'deny' || effect === 'escalate' || shadow !== undefined
}

/** From here on the set may be carried out, as far as nobody has to be asked. */
async function propose(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  prepared: {
    readonly twice: readonly { readonly element: number; readonly why: string }[]
    readonly differences: readonly Difference[]
    readonly reviews: readonly NewRequest[]
  },
): Promise<void> {
  const { twice, differences, reviews } = prepared
  const left = twice.map(({ element, why }) => ({ element, kind: 'twice' as const, why }))
  if (left.length > 0) activation.stage([{ type: 'set.left', set: set.id, left }])
  const stale = [...activation.state.requests.values()].filter(
    (one) => one.set && one.step.capability === spec.name && one.answer === undefined,
  )
  const standings = standingsOf(activation.known(), set)
  const hash = hashOf(set.elements.map(({ key, action, arguments: args, awaits }) => [key, action, args, awaits ?? {}]))
  const proposed: EventBody = { type: 'set.proposed', set: set.id, hash }
  const { events, requests } = await askAbout(activation, set, spec, standings, { differences })
  await commitDecided(activation, [...withdrawn(stale, 'the set was prepared anew'), proposed, ...events], {
    requests: [...requests, ...reviews],
    withdraw: stale.map((one) => one.id),
  })
}
