import { isConnector, isCourtesy, isFiller } from './lexicon.ts'
import { limitText, type LimitPhrase } from './limits.ts'
import type { Token } from './tokens.ts'
import type { Reading } from './reading.ts'
import type { Part } from './understanding.ts'

interface Place {
  readonly start: number
  readonly end: number
  readonly as: Part['as']
  readonly means: string
  /** A word without meaning of its own: it goes with its neighbours. */
  readonly goes?: 'with what is before' | 'with what is behind'
}

/** What each part of a text was taken for, in the order in which it was said; all of it is in some part. */
export function partsOf(text: string, tokens: readonly Token[], reading: Reading): readonly Part[] {
  const places = settled(tokens.map((token) => placeOf(token, reading)))
  const joined: Place[] = []
  for (const place of places) {
    const before = joined.at(-1)
    // Words between two parts of the goal are part of it.
    if (before && before.as === place.as && before.means === place.means)
      joined[joined.length - 1] = { ...before, end: place.end }
    else joined.push(place)
  }
  return joined.map(({ start, end, as, means }) => ({ text: text.slice(start, end).replace(/[,;:]+$/, ''), as, means }))
}

/** Words without meaning of their own are shown with their neighbours. */
function settled(places: readonly Place[]): readonly Place[] {
  return places.map((place, index) => {
    if (!place.goes) return place
    const before = places.slice(0, index).findLast((one) => !one.goes)
    const behind = places.slice(index + 1).find((one) => !one.goes)
    const goal = before?.as === 'goal' || (before?.as === 'input' && behind?.as === 'goal') ? before : undefined
    const near = place.goes === 'with what is before' ? (goal ?? behind) : behind
    return near && near.as !== 'input' && near.as !== 'courtesy' ? { ...place, as: near.as, means: near.means } : place
  })
}

function placeOf(token: Token, { goal, match, phrases, left }: Reading): Place {
  const place = { start: token.start, end: token.end }
  const phrase = phrases.find((one) => token.start < one.end && one.start < token.end)
  if (phrase) return { ...place, as: 'limit', means: phraseText(phrase) }
  const taken = [...match.taken].find(([one]) => one.start === token.start)?.[1]
  if (taken === 'goal') return { ...place, as: 'goal', means: goal.name }
  if (taken) return { ...place, as: 'input', means: taken.input }
  const over = left.find((one) => one.tokens.some(({ start }) => start === token.start))
  if (over)
    return over.kind === 'check' ? { ...place, as: 'check', means: over.check } : { ...place, as: 'nothing', means: '' }
  if (isFiller(token.word) && !isCourtesy(token.word))
    return { ...place, as: 'courtesy', means: '', goes: 'with what is before' }
  if (isConnector(token.word)) return { ...place, as: 'courtesy', means: '', goes: 'with what is behind' }
  return { ...place, as: 'courtesy', means: '' }
}

function phraseText({ text, limits, uses, by }: LimitPhrase): string {
  if (limits) return limitText(limits).join(', ')
  if (uses) return `at most ${uses.most} ${uses.noun}`
  return by === undefined ? text : `by ${by}`
}
