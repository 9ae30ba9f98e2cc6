import { schemaAt } from '../../facts/fact.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { fieldOf, type Field, type ValueType } from '../../guard/language/value-type.ts'

/** Words that say what is done, or nothing, rather than to what. */
const noEntity = new Set(
  `get read find fetch show list query lookup look retrieve describe search load by id ids with the of a an for all one
  create update delete place add set put post patch cancel send make remove new submit open close change edit save write
  insert upsert replace modify register answer response result`.split(/\s+/),
)

/** The words of a name that say what it is about: `shop.placeOrder` is about shop and order. */
export function entityWords(...names: readonly string[]): ReadonlySet<string> {
  const words = names.flatMap((name) => name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^A-Za-z]+/))
  const plain = words.map((word) => word.toLowerCase()).filter((word) => word.length > 1 && !noEntity.has(word))
  return new Set(plain.map((word) => word.replace(/(?<=..)(?:ies|s)$/, (end) => (end === 'ies' ? 'y' : ''))))
}

/** How many words two names have in common. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length
}

/** Whether a name is that of something that identifies: an id, a number, a code. */
export function identifies(name: string): boolean {
  return /^(?:id|key|number|code|slug|name|reference|ref|sku|email)$/i.test(lastWord(name))
}

function lastWord(name: string): string {
  return (
    name
      .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
      .split(/[^A-Za-z]+/)
      .filter(Boolean)
      .at(-1) ?? name
  )
}

/** Whether two inputs mean the same: equal names, or `id` of an order beside `orderId`. */
export function sameInput(one: string, other: string, about: ReadonlySet<string>): boolean {
  const [short, long] = [one, other].toSorted((a, b) => a.length - b.length)
  if (short === undefined || long === undefined) return false
  const [low, high] = [short.toLowerCase(), long.replaceAll(/[^A-Za-z\d]/g, '').toLowerCase()]
  if (low.replaceAll(/[^a-z\d]/g, '') === high) return true
  return identifies(short) && high.endsWith(low) && about.has(high.slice(0, -low.length))
}

/** What kind of value a need brings. */
export function typeOf({ fact, path, mode }: NeedSpec): Field {
  const field = fieldOf(schemaAt(fact.schema, path) ?? fact.schema)
  return mode === 'maybe' ? { ...field, optional: true } : field
}

/** Whether values of two types can be compared. */
export function alike(one: ValueType, other: ValueType): boolean {
  return kindOf(one) === kindOf(other)
}

function kindOf({ kind }: ValueType): string {
  return kind === 'outside text' ? 'text' : kind
}

/** A field of an object in an expression. */
export function member(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`
}

/** A field of an object literal. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
