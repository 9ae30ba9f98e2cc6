import type { JudgementSpec } from '../../agent/capability.ts'
import type { Json } from '../../facts/json.ts'
import { eachText } from '../../facts/leaves.ts'
import { labelOf, somebody } from '../../facts/path-label.ts'
import { leastTrusted, type Principal, type Provenance } from '../../facts/provenance.ts'
import type { FactGiven, StoredPart } from '../../journal/events.ts'
import type { KnownFact } from '../../journal/state.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { heldWriters, joinedProvenance, labelOfTextIn } from '../../planning/provenance-of.ts'

type Labelled = Pick<FactGiven, 'label' | 'writers' | 'owners' | 'quotes' | 'picked' | 'stored'>

/** What is known of a value besides the value: labels that runs had stored with the records it was read from, and whether a model chose it. */
export interface Come {
  readonly stored?: readonly StoredPart[]
  readonly byModel?: boolean
}

/** The label of what a step gives. */
export function givenLabel(step: ReadyStep, value: Json, { stored = [], byModel = false }: Come = {}): Labelled {
  const { spec, inputs } = step
  const made = joinedProvenance(inputs.from)
  if (spec.kind === 'judgement' && spec.form.kind === 'one-off') return oneOffLabel(step)
  const { writers, owners } = made
  // What is made of facts rests on them; in a model's words, what it told of them was its choice.
  const trust = byModel ? leastTrusted([made.trust, 'influenced']) : made.trust
  if (spec.kind === 'judgement' && spec.form.kind !== 'compose') return judgedLabel(step, spec, made)
  switch (spec.kind) {
    case 'query':
    case 'condition':
      return stated({ ...readLabel(step), stored })
    default:
      return stated({ label: trust, writers, owners, ...(trust === 'outside' ? madeOfWords(step, value) : {}) })
  }
}

/** Of the text alone: how it was asked for is the model's choice, and what it gives is closed. */
function oneOffLabel({ inputs }: ReadyStep): Labelled {
  const text = inputs.origins['text'] ?? []
  const { trust, writers, owners } = joinedProvenance(text)
  const all = [...writers, ...text.flatMap(heldWriters), 'model']
  return stated({ label: trust === 'literal' ? trust : 'influenced', writers: [...new Set(all)], owners })
}

/** Whoever wrote what was judged could have chosen what is given; of a file, that is somebody. */
function judgedLabel({ inputs }: ReadyStep, { form }: JudgementSpec, { trust, writers, owners }: Provenance): Labelled {
  const hasFile = 'file' in form && form.file !== undefined
  const held = [...writers, ...inputs.from.flatMap(heldWriters), ...(hasFile ? [somebody] : [])]
  return stated({ label: trust === 'literal' ? trust : 'influenced', writers: [...new Set(held)], owners })
}

/**
 * What a system says is a record, or the words of those it speaks for; read with a value that a model put in place of
 * the declared one, it is what the model chose to read. What is read for an argument is a record about that argument: a
 * fact of its own, which stands for no other.
 */
function readLabel({ spec, inputs }: ReadyStep): Labelled {
  const declared = Object.entries(inputs.origins).filter(([name]) => spec.needs[name]?.mode !== 'argument')
  const made = joinedProvenance(declared.flatMap(([, from]) => from))
  const outsiders = Object.values(spec.uses).some((connector) => connector.outsiders)
  const chosen = made.trust === 'literal' ? 'literal' : 'record'
  const label = leastTrusted([chosen, outsiders ? 'outside' : 'record'])
  return stated({ label, writers: outsiders ? [somebody] : [] })
}

/** Least characters that count as a quotation: shorter ones turn up by chance. */
const leastQuoted = 3

/** Whether the words that it was made of stand in it: whom its wording quotes, and whether its records are theirs. */
function madeOfWords({ spec, inputs }: ReadyStep, value: Json): Pick<Labelled, 'quotes' | 'picked'> {
  if (!('gives' in spec) || !spec.gives) return {}
  const { worded, vouched } = labelOf(spec.gives, [])
  if (!worded && !vouched) return {}
  const quotable = new Map<string, readonly Principal[]>()
  const records = new Set<string>()
  for (const { of, path = [], value: whole } of inputs.from) {
    if (!of) continue
    eachText(of.fact, path, whole, (text, place) => {
      if (place.closed) return
      const { trust, writers } = labelOfTextIn(of.fact, of.known, place)
      if (trust === 'record' || trust === 'person' || (trust === 'influenced' && place.vouched)) records.add(text)
      else if (text.length >= leastQuoted) quotable.set(text, known([...(quotable.get(text) ?? []), ...writers]))
    })
  }
  const quoted = new Set<Principal>()
  let picked = true
  eachText(spec.gives, [], value, (text, place) => {
    if (place.vouched && !records.has(text)) picked = false
    if (!place.wording) return
    for (const [words, writers] of quotable) if (text.includes(words)) for (const writer of writers) quoted.add(writer)
  })
  return { quotes: [...quoted], ...(picked ? { picked: true as const } : {}) }
}

/** Of the same words by a customer and by some customer, the one who is known wrote them. */
function known(writers: readonly Principal[]): readonly Principal[] {
  return writers.filter((one) => !writers.some((other) => other.startsWith(`${one}:`)))
}

/** The label once more, of what is carried over. */
export function labelAgain({ label, writers, owners, quotes, picked, stored }: KnownFact): Labelled {
  return stated({ label, writers, owners, quotes, stored, ...(picked ? { picked } : {}) })
}

/** The label as events keep it: what goes without saying is left out. */
function stated({ label, ...rest }: Labelled): Labelled {
  const said = Object.entries(rest).filter(([, one]) => one === true || (Array.isArray(one) && one.length > 0))
  return { label, ...Object.fromEntries(said) }
}
