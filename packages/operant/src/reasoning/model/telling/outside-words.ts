import type { Agent } from '../../../agent/define-agent.ts'
import type { FactSpec } from '../../../facts/fact.ts'
import type { Json } from '../../../facts/json.ts'
import { partsOf } from '../../../facts/key.ts'
import { eachText, mapTexts } from '../../../facts/leaves.ts'
import type { PathLabel } from '../../../facts/path-label.ts'
import type { FactGiven, RunEvent } from '../../../journal/events.ts'
import { labelOfTextIn, type Labelled } from '../../../planning/provenance-of.ts'

/** Text from outside as a model may see it: that it is one, and how long. */
function closedText(text: string): string {
  return `[text from outside, ${text.length} characters]`
}

/** A value as a model may see it: every text that somebody outside could have written closed. */
export function closedValue(spec: FactSpec, known: Labelled): Json {
  return mapTexts(spec, known.value, (text, place) => (isOutside(spec, known, place) ? closedText(text) : text))
}

/** Whether a text at this place may be somebody's outside, also where a model has had a hand in it. */
function isOutside(spec: FactSpec, known: Labelled, place: PathLabel): boolean {
  if (place.closed && !place.marked) return false
  const { trust, writers } = labelOfTextIn(spec, known, place)
  return trust === 'outside' || (trust === 'literal' && writers.some((writer) => writer !== 'model'))
}

/** The facts that an event gives, with what their labels need. */
export function givenBy(event: RunEvent): readonly (Pick<FactGiven, 'key'> & Labelled)[] {
  if (!('facts' in event) || !event.facts) return []
  const how = howGiven(event)
  const carried = event.type === 'run.opened' ? (event.again?.facts ?? []) : []
  return [...event.facts.map((given) => labelled(given, how)), ...carried.map((given) => labelled(given, given.how))]
}

function labelled(given: FactGiven, how: Labelled['how']): Pick<FactGiven, 'key'> & Labelled {
  return {
    ...given,
    writers: given.writers ?? [],
    owners: given.owners ?? [],
    quotes: given.quotes ?? [],
    picked: given.picked ?? false,
    stored: given.stored ?? [],
    how,
  }
}

function howGiven(event: RunEvent): Labelled['how'] {
  if (event.type === 'step.gave') return event.how
  if (event.type === 'request.answered') return 'answered'
  return event.type === 'effect.read' ? 'effect' : 'input'
}

/** Least characters that are looked for in what is told: shorter texts say nothing, and stand everywhere. */
const leastHidden = 3

/** All words of outsiders that a run has come by, so that nothing that is told of it repeats them. */
export class OutsideWords {
  private readonly agent: Agent
  private words: readonly string[] = []

  constructor(agent: Agent) {
    this.agent = agent
  }

  learn(event: RunEvent): void {
    const found = new Set(this.words)
    for (const given of givenBy(event)) {
      const spec = this.agent.facts.get(partsOf(given.key).name)
      if (!spec) continue
      eachText(spec, [], given.value, (text, place) => {
        if (text.length >= leastHidden && isOutside(spec, given, place)) found.add(text)
      })
    }
    // The longest first, so that no part of one is left standing.
    if (found.size > this.words.length) this.words = [...found].toSorted((one, other) => other.length - one.length)
  }

  /** A sentence of our own with whatever it quotes of them closed. */
  closed(sentence: string): string {
    return this.words.reduce((told, words) => told.replaceAll(words, closedText(words)), sentence)
  }
}
