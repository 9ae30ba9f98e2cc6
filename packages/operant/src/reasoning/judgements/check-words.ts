import type { Values } from '../../agent/capability.ts'
import { Money } from '../../facts/money.ts'
import { toldIn, type Told } from './told-words.ts'

/** Words that begin sentences and stand for nobody. */
const ordinary = new Set(
  `a about according actually additionally after again all although an and any as at attached based because before below best
  both but by can concerning could dear did do does due during each either enclosed every feel finally following for from
  further furthermore given good greetings had has have hello here hi how however i if in instead is it its just kind
  kindly let many me meanwhile moreover most my no nor not nothing now of often on once one only or our ours overall per
  please regarding regards rest should since sincerely so some sorry still such thank thanks that the their then there
  therefore these they this those though through thus to unfortunately unless until upon us was we were what when where
  whether which while who why with within without would yes yet you your yours i’m i'm we’re we're we’ll we'll we’ve we've
  it’s it's that’s that's you’ll you'll you’re you're don’t don't apologies welcome everything`.split(/\s+/),
)

/**
 * Why a model's words must not go out; undefined where they may. Every figure, amount, day, name and address in them
 * stands in the facts or in the template, and every figure, amount and day of the template stands in them.
 */
export function wordsProblem(words: string, template: string, facts: Values): string | undefined {
  if (words.trim() === '') return 'it is empty'
  const known = `${template}\n${textOf(facts)}`
  const allowed = toldIn(known)
  const letters = new Set(
    (known.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []).flatMap((word) => [word, word.replace(/[’']s?$/, '')]),
  )
  const told = toldIn(words)
  const invented = told.find((one) => !rests(one, allowed, letters))
  if (invented) return `"${invented.text}" (${invented.kind}) stands in none of its facts`
  const lost = toldIn(template).find((one) => isFigure(one) && !told.some((other) => same(other, one)))
  return lost && `"${lost.text}" (${lost.kind}) is left out`
}

function rests(one: Told, allowed: readonly Told[], letters: ReadonlySet<string>): boolean {
  if (one.kind === 'name' && (ordinary.has(one.text) || letters.has(one.text))) return true
  return allowed.some((other) => same(one, other))
}

function isFigure({ kind }: Told): boolean {
  return kind === 'figure' || kind === 'amount' || kind === 'day'
}

/** A day without its year is the day of any year that is known; a year that is not known is an invention. */
function same(one: Told, other: Told): boolean {
  if (one.kind !== other.kind) return false
  if (one.text === other.text) return true
  return one.kind === 'day' && one.text.startsWith('?-') && other.text.endsWith(one.text.slice(1))
}

/** Facts as text: what stands in them may be told. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return value
  if (value instanceof Money) return value.toString()
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.values(value).map(textOf).join('\n')
}
