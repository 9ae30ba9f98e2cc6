import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { baseOf, isConnector, isFiller, turning } from './lexicon.ts'
import { spelt } from './spelling.ts'
import { tokensOf, type Token } from './tokens.ts'

/** Words that were taken for no part of the goal. */
export type LeftOver =
  /** One of the checks that close the goal says just this. */
  | { readonly kind: 'check'; readonly tokens: readonly Token[]; readonly text: string; readonly check: string }
  /** Nothing looks at it: to be said before anything starts. */
  | { readonly kind: 'unchecked'; readonly tokens: readonly Token[]; readonly text: string }
  /** It may change what is asked: nothing may start. */
  | { readonly kind: 'changes'; readonly tokens: readonly Token[]; readonly text: string; readonly why: string }

/** What the words left over come to, part by part. `used` are the tokens that were taken for the goal and its inputs. */
export function leftOvers(
  text: string,
  left: readonly Token[],
  used: readonly Token[],
  goal: GoalSpec,
  agent: Agent,
): readonly LeftOver[] {
  const first = Math.min(...used.map(({ start }) => start))
  const last = Math.max(...used.map(({ end }) => end))
  return spansOf(left, used).flatMap((span): LeftOver[] => {
    const tokens = withoutJoins(span)
    const [begin, end] = [tokens[0], tokens.at(-1)]
    if (!begin || !end) return []
    const words = text.slice(begin.start, end.end).replace(/[,;:.!?]+$/, '')
    const check = goal.doneWhen.find((one) => saysCheck(tokens, one.title) || saysCheck(tokens, one.name))
    if (check) return [{ kind: 'check', tokens, text: words, check: check.title }]
    const why = changing(tokens, agent, {
      isAfter: begin.start >= last,
      isBefore: end.end <= first && /[,;:.!?]\s/.test(text.slice(end.end, first)),
    })
    return [
      why === undefined ? { kind: 'unchecked', tokens, text: words } : { kind: 'changes', tokens, text: words, why },
    ]
  })
}

/** Why these words may change what is asked. */
function changing(
  tokens: readonly Token[],
  agent: Agent,
  place: { readonly isAfter: boolean; readonly isBefore: boolean },
): string | undefined {
  const turns = turning(...tokens.map(({ word }) => word))
  if (turns !== undefined) return turns
  if (tokens.some(({ text, quoted }) => quoted || /\d/.test(text)))
    return 'a run is about one thing, and this may name another; ask for it by itself'
  if (asksElse(tokens, agent)) return 'it asks for something else; ask for it by itself'
  return place.isAfter || place.isBefore ? undefined : 'in this place it may change what is asked'
}

/** Whether it begins as another goal does. */
function asksElse(tokens: readonly Token[], agent: Agent): boolean {
  const said = tokens.map(({ word }) => word)
  return [...agent.goals.values()].some(({ wordings }) =>
    wordings.some((wording) => {
      const words = tokensOf(wording).flatMap(({ word, text }) => (text.includes('{') || isFiller(word) ? [] : [word]))
      return words.length > 1 && words.every((one) => said.some((other) => spelt(one, other)?.cost === 0))
    }),
  )
}

function spansOf(left: readonly Token[], used: readonly Token[]): readonly (readonly Token[])[] {
  const sorted = left.toSorted((one, other) => one.start - other.start)
  const spans: Token[][] = []
  for (const token of sorted) {
    const before = spans.at(-1)?.at(-1)
    const parted = before && used.some(({ start }) => start > before.start && start < token.start)
    if (!before || parted || before.stops) spans.push([token])
    else spans.at(-1)?.push(token)
  }
  return spans
}

function joins({ word, quoted }: Token): boolean {
  return !quoted && (isConnector(word) || word === '')
}

export function withoutJoins(span: readonly Token[]): readonly Token[] {
  const from = span.findIndex((token) => !joins(token))
  const to = span.findLastIndex((token) => !joins(token))
  return from < 0 ? [] : span.slice(from, to + 1)
}

/** Whether words say what a check is called, and nothing else. */
export function saysCheck(tokens: readonly Token[], title: string): boolean {
  const plain = title.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
  const words = tokensOf(plain).map(({ word }) => baseOf(word))
  const said = tokens.map(({ word }) => baseOf(word)).filter((word) => !isFiller(word))
  return (
    said.length > 0 &&
    said.every((one) => turning(one) === undefined && words.some((other) => spelt(other, one)?.cost === 0))
  )
}
