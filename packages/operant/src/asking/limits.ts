import type { Agent } from '../agent/define-agent.ts'
import { Money } from '../facts/money.ts'
import type { RunLimits } from '../journal/run-opened.ts'
import { numberIn, numberPattern } from './numbers.ts'
import { spelt } from './spelling.ts'

/** A part of a text that limits the run. `unclear` says why it cannot be used as it is. */
export interface LimitPhrase {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly limits?: RunLimits
  /** So many uses of what this word names; which action that is, the agent says. */
  readonly uses?: { readonly most: number; readonly noun: string }
  /** A time by which it is to be done, still to be read. */
  readonly by?: string
  readonly unclear?: string
}

const most = String.raw`(?:at most|no more than|not more than|never more than|a maximum of|up to|max(?:imum)?(?: of)?|no longer than|(less than|fewer than|under|below))`
const count = `(${numberPattern})`
const amount = String.raw`((?:[A-Z]{3}|[£€$¥])?\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k\b))?\s?(?:[A-Z]{3}\b|pounds?|euros?|dollars?|[£€$¥])?)`
const lead = String.raw`(?:(?:and|but|with|using|in|take|taking|use|using|do|doing|make|making|for|spend(?:ing)?|pay(?:ing)?|move|moving|cost(?:ing)?|send(?:ing)?|issue|issuing|give|giving)\s+)*`

/** Finds what limits a run: steps, tokens, changes, money, time, uses of an action; and that it goes as far as it can. */
export function limitsIn(text: string): readonly LimitPhrase[] {
  const found = [...finders.flatMap((find) => find(text)), ...denials(text)]
  // The longer one wins where two share a word.
  const byLength = found.toSorted((one, other) => other.end - other.start - (one.end - one.start))
  const kept: LimitPhrase[] = []
  for (const one of byLength) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  return kept.toSorted((one, other) => one.start - other.start)
}

type Find = (text: string) => readonly LimitPhrase[]

function finder(
  source: string,
  read: (groups: readonly (string | undefined)[]) => Omit<LimitPhrase, 'start' | 'end' | 'text'> | undefined,
  flags = 'gi',
): Find {
  return (text) =>
    [...text.matchAll(new RegExp(String.raw`\b${source}`, flags))].flatMap((match) => {
      const phrase = read(match.slice(1))
      return phrase ? [{ start: match.index, end: match.index + match[0].length, text: match[0], ...phrase }] : []
    })
}

/** `less than 10` is at most 9. */
function whole(less: string | undefined, text: string | undefined): number | undefined {
  const number = numberIn(text ?? '')
  if (number === undefined || !Number.isInteger(number)) return undefined
  return less === undefined ? number : number - 1
}

function counted(nouns: string, name: 'steps' | 'tokens' | 'effects'): Find {
  return finder(String.raw`${lead}${most}\s+${count}\s+(?:${nouns})\b`, ([less, number]) => {
    const value = whole(less, number)
    return value === undefined ? undefined : { limits: { [name]: value } }
  })
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const unit = String.raw`(seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?)\b`

function duration(number: string | undefined, name: string | undefined): number | undefined {
  const value = numberIn(number ?? '')
  const length = units[(name ?? '')[0]?.toLowerCase() ?? '']
  return value === undefined || length === undefined ? undefined : Math.round(value * length)
}

const finders: readonly Find[] = [
  counted('steps?', 'steps'),
  counted('tokens?', 'tokens'),
  counted('changes?|writes?|effects?|updates?', 'effects'),
  finder(
    String.raw`(?:and\s+|but\s+)?(?:within|(?:for\s+|in\s+|take\s+)?${most})\s+(?:the\s+next\s+)?${count}\s+${unit}`,
    ([, number, name]) => {
      const time = duration(number, name)
      return time === undefined ? undefined : { limits: { time } }
    },
  ),
  finder(String.raw`${lead}${most}\s+${amount}(?![\w.])`, ([less, said]) => moneyPhrase(less, said ?? '')),
  finder(String.raw`${lead}${most}\s+${count}\s+([a-z]{3,})\b`, ([less, number, noun]) => {
    const value = whole(less, number)
    if (value === undefined || noun === undefined || notActions.test(noun)) return undefined
    return { uses: { most: value, noun: noun.toLowerCase() } }
  }),
  finder(
    String.raw`(?:and\s+|but\s+|have it done\s+|done\s+|finish(?:ed)?\s+)?(?:by|before|no later than|not later than)\s+([^,;]+?)(?=$|[,;.!?]\s|[,;.!?]$|\s+(?:and|but|with|using|at most|no more than|spend|within|without|please|thanks|as (?:far|much|many|low|close) as)\b)`,
    ([when]) => ({ by: when ?? '' }),
  ),
  finder(
    String.raw`(?:(?:and|but|or)\s+)?as\s+(?:far|much|many|low|close)\s+as(?:\s+(?:it\s+)?is)?\s+possible\b`,
    () => ({
      limits: { asFarAsPossible: true },
    }),
  ),
]

const notActions =
  /^(steps?|tokens?|changes?|writes?|effects?|updates?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|pounds?|euros?|dollars?|within|before|after|until|till|during|from|for|per|using|with|without|and|but|then|than|please|today|tonight|tomorrow)$/i

/** `without refunds`, `but do not refund`: nothing else may belong to it, or it says something about one thing only. */
function denials(text: string): readonly LimitPhrase[] {
  const source = String.raw`(?:and\s+|but\s+)?(?:without|with no|do not|don['’]t|never)\s+(?:any\s+|a\s+|making\s+|make\s+)*([a-z]{3,})(?:\s+(?:anything|anybody|anyone|it|them))?(?=\s*$|\s*[,;.!?]|\s+(?:and|but|by|within|at most|please)\b)`
  return finder(source, ([noun]) => (noun === undefined ? undefined : { uses: { most: 0, noun: noun.toLowerCase() } }))(
    text,
  )
}

const symbols: Readonly<Record<string, string>> = {
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
}

function moneyPhrase(less: string | undefined, said: string): Omit<LimitPhrase, 'start' | 'end' | 'text'> | undefined {
  const [number] = /\d[\d,]*(?:\.\d+)?(?:\s?k\b)?/.exec(said) ?? []
  const name = number === undefined ? '' : said.replace(number, '').trim()
  if (number === undefined || name === '') return undefined
  if (/^(\$|dollars?|¥)$/i.test(name)) return { unclear: `of which country "${name}" is; write it as in 100 USD` }
  const currency = symbols[name.toLowerCase()] ?? (/^[A-Z]{3}$/.test(name) ? name : undefined)
  if (currency === undefined) return undefined
  try {
    const money = Money.of(plain(number), currency)
    const limit = less === undefined ? money : money.minus(Money.ofMinor(1n, currency))
    return { limits: { money: [limit.toString()] } }
  } catch {
    return { unclear: `what amount "${said.trim()}" is; write it as in 100.00 GBP` }
  }
}

function plain(number: string): string {
  const digits = number.replaceAll(',', '')
  return digits.endsWith('k') ? String(numberIn(digits) ?? digits) : digits
}

/** Actions of an agent that a word names: `refunds` names `refund` and `payments.refund`. */
export function actionsNamed(agent: Agent, noun: string): readonly string[] {
  const names = [...agent.capabilities.values()].flatMap(({ kind, name }) => (kind === 'action' ? [name] : []))
  const stems = [noun, noun.replace(/(ing|e?s)$/, ''), noun.replace(/ing$/, 'e')]
  return names.filter((name) => wordsIn(name).some((word) => stems.some((stem) => spelt(word, stem)?.cost === 0)))
}

function wordsIn(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s._-]+/)
}

/** Limits as tight as all of them. */
export function allOf(all: readonly RunLimits[]): RunLimits {
  return all.reduce<RunLimits>((one, other) => {
    const numbers = (['steps', 'time', 'effects', 'tokens'] as const).flatMap((name) => {
      const values = [one[name], other[name]].filter((value) => value !== undefined)
      return values.length > 0 ? [[name, Math.min(...values)] as const] : []
    })
    const names = Object.keys({ ...one.actions, ...other.actions })
    const actions = Object.fromEntries(
      names.map((name) => [name, Math.min(one.actions?.[name] ?? Infinity, other.actions?.[name] ?? Infinity)]),
    )
    const money = leastOf([...(one.money ?? []), ...(other.money ?? [])])
    return {
      ...Object.fromEntries(numbers),
      ...(money.length > 0 ? { money } : {}),
      ...(names.length > 0 ? { actions } : {}),
      ...((one.asFarAsPossible ?? other.asFarAsPossible) ? { asFarAsPossible: true } : {}),
    }
  }, {})
}

/** The least amount of each currency. */
function leastOf(amounts: readonly string[]): readonly string[] {
  const least = new Map<string, Money>()
  for (const one of amounts.map((text) => Money.parse(text))) {
    const before = least.get(one.currency)
    if (!before || one.compare(before) < 0) least.set(one.currency, one)
  }
  return [...least.values()].map(String)
}

/** Limits as people read them. */
export function limitText({
  steps,
  time,
  effects,
  tokens,
  money,
  actions,
  asFarAsPossible,
}: RunLimits): readonly string[] {
  return [
    ...(steps === undefined ? [] : [`at most ${steps} steps`]),
    ...(effects === undefined ? [] : [`at most ${effects} changes`]),
    ...(tokens === undefined ? [] : [`at most ${tokens} tokens`]),
    ...(money ?? []).map((one) => `spend at most ${one}`),
    ...Object.entries(actions ?? {}).map(([name, uses]) => `at most ${uses} uses of ${name}`),
    ...(time === undefined ? [] : [`within ${Math.round(time / 60_000)} minutes`]),
    ...(asFarAsPossible ? ['as far as possible, also where it cannot be met'] : []),
  ]
}
