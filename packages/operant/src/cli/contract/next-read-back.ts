import type { ActionSpec, QuerySpec } from '../../agent/capability.ts'
import { mayBeLeftOut } from '../../agent/argument.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { handleAt } from './handle-at.ts'
import { fieldOf, type RecordType } from '../../guard/language/value-type.ts'
import { alike, entityWords, identifies, key, member, sameInput, shared, typeOf } from './likeness.ts'
import type { NextLine } from './next-line.ts'
import { importOf, operantImport, sourceName } from './source-name.ts'

/** A query that reads what the action writes: how it is called, and what it shows. */
interface Reader {
  readonly query: QuerySpec
  readonly likeness: number
  /** Each of its inputs, as the action has it. */
  readonly inputs: ReadonlyMap<string, string>
  /** Set where it lists many: the field of its answer with the list (empty: it is the list), and the fields that tell them apart. */
  readonly list?: { readonly at: string; readonly by: readonly string[] }
  readonly shows: RecordType
}

/** A read-back by one of the agent's own queries, where one reads what the action writes. */
export function nextReadBack(agent: Agent, action: ActionSpec): NextLine {
  const readers = [...agent.capabilities.values()].flatMap((spec) =>
    spec.kind === 'query' ? readerOf(spec, action) : [],
  )
  const [best] = readers.toSorted(
    (one, other) => other.likeness - one.likeness || Number(!!one.list) - Number(!!other.list),
  )
  return best ? byReader(agent, action, best) : byHand(action)
}

function readerOf(query: QuerySpec, action: ActionSpec): readonly Reader[] {
  const usable = Object.entries(query.uses).every(([name, one]) => action.uses[name]?.name === one.name)
  const about = entityWords(action.name)
  const likeness = shared(about, entityWords(query.name, query.gives.name))
  if (!usable || Object.keys(query.uses).length === 0) return []
  const inputs = new Map<string, string>()
  for (const [name, need] of Object.entries(query.needs)) {
    const found = Object.entries(action.needs).find(
      ([input, own]) =>
        alike(typeOf(own).type, typeOf(need).type) &&
        (sameInput(input, name, entityWords(query.name, action.name)) ||
          (need.mode !== 'argument' && own.fact === need.fact && own.path.join() === need.path.join())),
    )
    if (found) inputs.set(name, found[0])
    else if (!(need.mode === 'maybe' || (need.mode === 'argument' && mayBeLeftOut(need)))) return []
  }
  const { type } = fieldOf(query.gives.schema)
  if (type.kind === 'record' && inputs.size > 0) return [{ query, likeness, inputs, shows: type }]
  return listOf(query, action, inputs, likeness)
}

/** A query that lists what is there, among which the action's own is told by what identifies it. */
function listOf(
  query: QuerySpec,
  action: ActionSpec,
  inputs: ReadonlyMap<string, string>,
  likeness: number,
): readonly Reader[] {
  const { type } = fieldOf(query.gives.schema)
  const fields = type.kind === 'record' ? [...type.fields] : [['', { type }] as const]
  return fields.flatMap(([at, { type: list }]): readonly Reader[] => {
    if (list.kind !== 'list' || list.of.kind !== 'record' || likeness === 0) return []
    const by = [...list.of.fields.keys()].filter((name) => identifies(name) && Object.hasOwn(action.needs, name))
    return by.length === 0 ? [] : [{ query, likeness, inputs, list: { at, by }, shows: list.of }]
  })
}

function byReader(agent: Agent, action: ActionSpec, reader: Reader): NextLine {
  const { query, inputs, shows, list } = reader
  const name = sourceName(query)
  const given = [...inputs].map(([own, input]) => `${key(own)}: ${member('i', input)}`).join(', ')
  const call = `readWith(${name}, ${given === '' ? '{}' : `{ ${given} }`}, u)`
  const imports = [operantImport('readWith'), importOf(query, action)].filter((one) => one !== undefined)
  const base = { term: 'confirm', place: 'terms', whole: true } as const
  if (takesAway(action) && !list)
    return {
      ...base,
      lines: [
        `confirm: async (i, u) => ((await ${call}) === null ? { gone: true } : null),`,
        `expect: () => ({ gone: true }),`,
      ],
      takeOut: action.gives ? ['gives'] : [],
      imports,
      because: `Reads by ${query.name} that it is gone. Where the system keeps what is deleted and only marks it, read the mark instead.`,
    }
  const expected = expectedFields(action, reader)
  const stated = expected.length > 0 ? expected.join(', ') : guess(action, shows)
  const gives = givesOf(agent, action, query, list !== undefined)
  return {
    ...base,
    lines: [
      list ? `confirm: async (i, u) => ${findIn(call, list)},` : `confirm: (i, u) => ${call},`,
      `expect: (${expected.length > 0 ? 'i' : ''}) => ({ ${stated} }),`,
      ...(list ? [] : ['amend: true,']),
      ...gives.lines,
    ],
    takeOut: gives.takeOut,
    whole: !stated.includes('…'),
    imports: [...imports, ...gives.imports],
    because: `Reads it back by ${query.name}, found by what it was asked for; null means that it is not there. Each field that is written must be expected.${list ? '' : ' amend says that what is there already is changed; leave it out where the write makes something new.'}`,
  }
}

/** Whether it is done when nothing is there any more. */
function takesAway({ name }: ActionSpec): boolean {
  return /(?:^|\.)(?:delete|remove|destroy|erase)/i.test(name)
}

function findIn(call: string, { at, by }: NonNullable<Reader['list']>): string {
  const test = by.map((name) => `${member('one', name)} === ${member('i', name)}`).join(' && ')
  return `(await ${call})${at === '' ? '' : `?.${at}`}?.find((one) => ${test}) ?? null`
}

/** What is written and can be seen: inputs that the record has as fields, but for those that it is found by. */
function expectedFields({ needs }: ActionSpec, { query, inputs, shows }: Reader): readonly string[] {
  const same = Object.entries(needs).filter(([name, need]) => {
    const field = shows.fields.get(name)
    return field && alike(field.type, typeOf(need).type) && !handleAt(query.gives.schema, name)
  })
  const lookups = new Set(inputs.values())
  return same.filter(([name]) => !lookups.has(name)).map(([name]) => `${key(name)}: ${member('i', name)}`)
}

/** Of a write without such inputs, a state that sounds like it: `cancelOrder` and `status: 'cancelled'`. */
function guess({ name }: ActionSpec, shows: RecordType): string {
  const verb = /([a-z]+)[^.]*$/.exec(name)?.[1] ?? ''
  for (const [field, { type }] of shows.fields) {
    const values = type.kind === 'text' ? (type.values ?? []) : []
    const like = values.find((value) => verb.length > 2 && value.toLowerCase().startsWith(verb.slice(0, 4)))
    if (like !== undefined) return `${key(field)}: '${like}'`
  }
  const state = [...shows.fields.keys()].find((field) => /^(?:status|state)$/i.test(field))
  return `${key(state ?? [...shows.fields.keys()][0] ?? 'field')}: …`
}

interface Gives {
  readonly lines: readonly string[]
  readonly takeOut: readonly string[]
  readonly imports: readonly string[]
}

/** The fact of a proven write is what was read back: where that is of another shape, it is another fact. */
function givesOf(agent: Agent, action: ActionSpec, query: QuerySpec, lists: boolean): Gives {
  const { gives } = action
  if (!gives || gives.schema === query.gives.schema) return { lines: [], takeOut: [], imports: [] }
  const needed = [...agent.capabilities.values()].some((spec) =>
    Object.values(spec.needs).some((need) => need.fact.name === gives.name),
  )
  const plain = Object.values(action.needs).every(({ mode }) => mode !== 'argument')
  if (lists || (plain && !needed)) return { lines: [], takeOut: ['gives'], imports: [] }
  const also = importOf(query.gives, action)
  return { lines: [`gives: ${sourceName(query.gives)},`], takeOut: [], imports: also === undefined ? [] : [also] }
}

function byHand(action: ActionSpec): NextLine {
  const [system = 'system'] = Object.keys(action.uses)
  const inputs = Object.keys(action.needs).map((name) => `${key(name)}: ${member('i', name)}`)
  return {
    term: 'confirm',
    place: 'terms',
    lines: [`confirm: (i, u) => ${member('u', system)}.…,`, `expect: (i) => ({ ${inputs.join(', ') || '…'} }),`],
    whole: false,
    imports: [],
    because: `No query of this agent reads what it writes. Read it from ${system} here, found by what it was asked for, and null where it is not there; or write a query, and this command will name it.`,
  }
}
