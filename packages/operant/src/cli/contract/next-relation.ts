import type { ActionSpec } from '../../agent/capability.ts'
import { needText } from '../../agent/bearing-spec.ts'
import type { Agent } from '../../agent/define-agent.ts'
import type { FactSpec } from '../../facts/fact.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { labelOf } from '../../facts/path-label.ts'
import { fieldOf, type ValueType } from '../../guard/language/value-type.ts'
import type { Reach } from '../../run/loading/static-reach.ts'
import { alike, entityWords, identifies, key, sameInput, typeOf } from './likeness.ts'
import type { NextLine } from './next-line.ts'
import { importOf, operantImport, sourceName } from './source-name.ts'

/** What could bear an argument of a write. */
export function nextRelation(agent: Agent, reach: Reach, action: ActionSpec, argument: string): NextLine {
  const need = action.needs[argument]
  if (!need) throw new Error(`${action.name} has no argument ${argument}`)
  return (
    markedField(need, argument) ??
    saidByPerson(agent, action, argument, need) ??
    borneByRecord(agent, reach, action, argument, need) ??
    statedByPerson(agent, action, argument) ??
    byHand(action, argument)
  )
}

/** A string that was read, of which nothing is said: a system of record may vouch for it. */
function markedField(need: NeedSpec, argument: string): NextLine | undefined {
  const place = labelOf(need.fact, need.path)
  if (need.mode === 'argument' || !place.free || place.marked) return undefined
  const field = need.path.at(-1)
  return {
    term: 'relation',
    argument,
    place: 'schema',
    lines: [field === undefined ? `recordId()` : `${key(field)}: recordId(),`],
    whole: true,
    imports: [operantImport('recordId')],
    because: `${needText(need)} is a string that somebody outside may have written. Where the system itself gives it out, say so in the schema of ${need.fact.name}; where it does not, give "${argument}" a relation instead.`,
  }
}

/** The goal's own input in the place of an argument: then whoever asks has said it. */
function saidByPerson(agent: Agent, action: ActionSpec, argument: string, need: NeedSpec): NextLine | undefined {
  if (need.mode !== 'argument') return undefined
  const about = entityWords(action.name, need.description ?? '')
  const fitting = inputsOf(agent).filter((fact) => alike(fieldOf(fact.schema).type, typeOf(need).type))
  const named = fitting.find(({ name }) => sameInput(name, argument, about))
  const input = named ?? onlyOne(fitting, argument)
  if (!input) return undefined
  const guessed = named ? '' : `Only where "${argument}" is the ${input.name}, which names do not tell. `
  return {
    term: 'relation',
    argument,
    place: 'needs',
    lines: [`${key(argument)}: ${sourceName(input)},`],
    whole: true,
    imports: [importOf(input, action)].filter((one) => one !== undefined),
    because: `${guessed}Then "${argument}" is what whoever asks for the goal said, and needs no relation. A model cannot put another in its place without being asked about.`,
  }
}

/** The one input that could be meant: `orderId` for `id`, where no other input is an id. */
function onlyOne(inputs: readonly FactSpec[], argument: string): FactSpec | undefined {
  const [only, ...others] = [...new Set(inputs.filter(({ name }) => identifies(name)))]
  const ends = only?.name.toLowerCase().endsWith(argument.toLowerCase()) === true
  return identifies(argument) && ends && others.length === 0 ? only : undefined
}

/** A record that the runtime reads by itself, in this agent's own goals. */
function borneByRecord(
  agent: Agent,
  reach: Reach,
  action: ActionSpec,
  argument: string,
  need: NeedSpec,
): NextLine | undefined {
  const { type } = typeOf(need)
  const about = entityWords(action.name)
  for (const spec of agent.capabilities.values()) {
    if (spec.kind !== 'query' || Object.values(spec.needs).some(({ mode }) => mode === 'argument')) continue
    const fields = fieldOf(spec.gives.schema).type
    if (fields.kind !== 'record' || spec.gives.about) continue
    for (const [name, field] of fields.fields) {
      const how = relationTo(argument, type, name, field.type, about)
      const other: NeedSpec = { ...need, mode: 'value', fact: spec.gives, path: [name], is: undefined }
      if (how === undefined || reach.of(other).trust !== 'record') continue
      return {
        ...within(action, argument, `${how}(${sourceName(spec.gives)}.$.${name})`),
        imports: [operantImport(how), importOf(spec.gives, action)].filter((one) => one !== undefined),
        because: `The runtime reads ${spec.gives.name} itself before each call: where "${argument}" is anything else, the call is denied. Use another relation where that is too much or too little.`,
      }
    }
  }
  return undefined
}

function relationTo(
  argument: string,
  type: ValueType,
  name: string,
  field: ValueType,
  about: ReadonlySet<string>,
): 'atMost' | 'among' | 'sameAs' | undefined {
  if (field.kind === 'list' && alike(field.of, type) && sameInput(name.replace(/s$/, ''), argument, about))
    return 'among'
  if (!alike(field, type)) return undefined
  const bounded = type.kind === 'money' || (type.kind === 'number' && !identifies(argument))
  if (bounded && (sameInput(name, argument, about) || (type.kind === 'money' && /total|amount|price|open/i.test(name))))
    return 'atMost'
  return sameInput(name, argument, about) ? 'sameAs' : undefined
}

/** A text of whoever asks, in which the value may stand. */
function statedByPerson(agent: Agent, action: ActionSpec, argument: string): NextLine | undefined {
  const text = inputsOf(agent).find((fact) =>
    /^(?:text|request|message|words|instruction|order|wish)$/i.test(fact.name),
  )
  if (!text) return undefined
  return {
    ...within(action, argument, `statedIn(${sourceName(text)})`),
    imports: [operantImport('statedIn'), importOf(text, action)].filter((one) => one !== undefined),
    because: `Then "${argument}" must stand in what whoever asks wrote, word for word.`,
  }
}

function byHand(action: ActionSpec, argument: string): NextLine {
  return {
    ...within(action, argument, 'sameAs(….$.…)'),
    whole: false,
    imports: [operantImport('sameAs')],
    because: `Nothing that this agent reads by itself says what "${argument}" must be. Name a fact that does (sameAs, atMost, among, statedIn), put a fact in the place of the argument, or write free: ['${argument}'] where a model's own words do no harm.`,
  }
}

function within(action: ActionSpec, argument: string, relation: string): Omit<NextLine, 'because' | 'imports'> {
  const has = Object.keys(action.bearing.relations).length > 0
  const line = `${key(argument)}: ${relation}`
  return {
    term: 'relation',
    argument,
    place: has ? 'relations' : 'terms',
    lines: [has ? `${line},` : `relations: { ${line} },`],
    whole: true,
  }
}

function inputsOf(agent: Agent): readonly FactSpec[] {
  return [...agent.goals.values()].flatMap(({ input }) => Object.values(input))
}
