import { needText } from '../../agent/bearing-spec.ts'
import type { RelationSpec, WaySpec } from '../../agent/relations.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import { leastTrusted } from '../../facts/provenance.ts'
import { partsOf, type Scope } from '../../facts/key.ts'
import type { NeedSpec } from '../../facts/need.ts'
import {
  isTrustworthy,
  type Bearing,
  type GuardedArgument,
  type GuardedWay,
  type NamedRecord,
} from '../../guard/guarded-bearing.ts'
import type { FactKey, Label } from '../../journal/events.ts'
import { decodeNeed } from '../../planning/inputs.ts'
import type { KnownFact } from '../../journal/state.ts'
import { instanceOf, standingOf, type Instance, type Knowledge } from '../../planning/knowledge.ts'
import { labelAt, literalFact } from '../../planning/provenance-of.ts'
import { joinLabels, type Activation } from '../activation.ts'
import { editedFact } from '../calling/edits.ts'
import type { ActStep } from '../deciding/decide.ts'
import { decodedInputs } from '../stepping/take-step.ts'

/** What bears the arguments of a step: the records as they are known now, with who could have decided them. */
export async function gatherBearing(activation: Activation, known: Knowledge, step: ActStep): Promise<Bearing> {
  const { scope, spec } = step
  const { relations, privileged, free, subject, entitled } = spec.bearing
  const values = decodedInputs(step)
  const args = Object.keys(spec.needs).map(async (name): Promise<GuardedArgument> => {
    const from = step.inputs.origins[name] ?? []
    const relation = relations[name]
    return {
      name,
      value: values[name],
      declared: !(step.chosen ?? []).includes(name),
      label: joinLabels(from),
      origin: originOf(step, name, from),
      privileged: privileged.includes(name),
      free: free.includes(name),
      relation: relation && (await relationOf(activation, known, relation, scope)),
    }
  })
  return {
    arguments: await Promise.all(args),
    subject: subject && { of: recordOf(known, subject.of, scope), is: recordOf(known, subject.is, scope) },
    entitled: entitled && entitlementOf(known, entitled, scope),
  }
}

/** Where each argument comes from, for people: whoever approves a call answers for every one of them. */
export function originsOf(step: ActStep): Readonly<Record<string, string>> {
  const names = Object.keys(step.inputs.origins)
  return Object.fromEntries(
    names.map((name) => {
      const from = step.inputs.origins[name] ?? []
      return [name, `${originOf(step, name, from)}, ${joinLabels(from)}`]
    }),
  )
}

function originOf(step: ActStep, name: string, from: readonly Instance[]): string {
  const [first] = from
  const said = first && partsOf(first.key)
  if (said?.name === editedFact) return `put in by ${said.scope[0]}`
  const need = step.spec.needs[name]
  if (need && !(step.chosen ?? []).includes(name)) return needText(need)
  const other = from.find(({ key }) => partsOf(key).name !== literalFact)
  const chosen = from[0]?.key === other?.key ? other : undefined
  const taint = [...new Set(from.flatMap(({ writers = [] }) => writers))]
  const after = taint.length > 0 ? `, after it had read what ${taint.join(', ')} wrote` : ''
  return `${chosen ? `chosen by the model from ${partsOf(chosen.key).name}` : "a value of the model's own"}${after}`
}

async function relationOf(
  activation: Activation,
  known: Knowledge,
  { ways, asks }: RelationSpec,
  scope: Scope,
): Promise<NonNullable<GuardedArgument['relation']>> {
  return { ways: await Promise.all(ways.map((way) => wayOf(activation, known, way, scope))), asks }
}

async function wayOf(
  activation: Activation,
  known: Knowledge,
  { kind, other, fillings }: WaySpec,
  scope: Scope,
): Promise<GuardedWay> {
  const named = recordOf(known, other, scope)
  if (kind !== 'stated in' && kind !== 'filled from') return { ...named, kind }
  const text = await opened(activation, named)
  return { ...(fillings ? withFillings(text, recordOf(known, fillings, scope)) : text), kind }
}

/** The record with the text that its closed handle stands for. */
async function opened(activation: Activation, { name, record }: NamedRecord): Promise<NamedRecord> {
  if (!(record?.value instanceof OutsideText)) return { name, record }
  await activation.landed()
  const value = OutsideText.open(record.value) ?? (await activation.context.store.text(record.value.digest))
  return { name, record: value === undefined ? undefined : { ...record, value } }
}

function withFillings(text: NamedRecord, fillings: NamedRecord): NamedRecord {
  const name = `${text.name} with ${fillings.name}`
  if (!text.record || !fillings.record) return { name, record: undefined }
  const label = leastTrusted([text.record.label, fillings.record.label])
  return { name, record: { value: { dictation: text.record.value, fillings: fillings.record.value }, label } }
}

function recordOf(known: Knowledge, need: NeedSpec, scope: Scope): NamedRecord {
  const name = needText(need)
  const standing = standingOf(known, need, scope)
  if (standing.kind !== 'met' || standing.value === undefined) return { name, record: undefined }
  return { name, record: { value: decodeNeed(need, standing.value), label: joinLabels(standing.from) } }
}

function entitlementOf(
  known: Knowledge,
  { by, way }: { readonly by: NeedSpec; readonly way: readonly string[] },
  scope: Scope,
): NonNullable<Bearing['entitled']> {
  const standing = standingOf(known, by, scope)
  if (standing.kind !== 'met') return { name: needText(by), known: false, astray: [] }
  const astray = new Set<string>()
  const seen = new Set<string>()
  const look = (key: FactKey, paths: readonly (readonly string[])[]): void => {
    const { name, scope: about } = partsOf(key)
    const place = JSON.stringify([key, paths])
    if (seen.has(place) || way.includes(name)) return
    seen.add(place)
    const kind = known.agent.entities.get(name)
    const list = kind && instanceOf(known, kind.members.fact, about.slice(0, -1))
    if (list) return look(list.key, [kind.members.path])
    const fact = known.state.facts.get(key)
    if (fact && labelsAt(known, key, paths).every(isTrustworthy)) return
    // What was worked out is as good as what it was worked out from: only what chooses the way may be less.
    if (fact?.how === 'derived') for (const [source] of fact.from) look(source, pathsInto(known, fact, source))
    else astray.add(name)
  }
  for (const { key, path = [] } of standing.from) look(key, [path])
  return { name: needText(by), known: true, astray: [...astray] }
}

/** Who could have decided what a fact says at each of these paths, and what runs stored there. */
function labelsAt(known: Knowledge, key: FactKey, paths: readonly (readonly string[])[]): readonly Label[] {
  const fact = known.state.facts.get(key)
  const spec = known.agent.facts.get(partsOf(key).name)
  if (!fact || !spec) return ['literal']
  return paths.map((path) => labelAt(spec, fact, path).trust)
}

/** Where in a source the giver of a fact looked: the paths that its needs name, or all of it where none does. */
function pathsInto(known: Knowledge, fact: KnownFact, source: FactKey): readonly (readonly string[])[] {
  const { name } = partsOf(source)
  const needs = Object.values(known.agent.capabilities.get(fact.giver.capability)?.needs ?? {})
  const paths = needs.filter((need) => need.fact.name === name).map((need) => need.path)
  return paths.length > 0 ? paths : [[]]
}
