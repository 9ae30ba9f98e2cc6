import { isCommon, isConnector, isCourtesy, isFiller, phrasesLike, turnsOrJoins } from './lexicon.ts'
import { spelt } from './spelling.ts'
import { tokensOf, type Token } from './tokens.ts'

/** Why a reading is not certain. */
export type Unsure = 'spelling' | 'left out' | 'loose value' | 'left over'

/** What the words of one input come to; `problem` where its fact refuses them. */
export type ReadInput = (name: string, text: string, quoted: boolean) => InputReading
export type InputReading =
  /** `named`: the words are the name of something, such as a month, whatever else they may say. */
  { readonly value: unknown; readonly free: boolean; readonly named: boolean } | { readonly problem: string }

/** One way in which words can be read as a wording. */
export interface WordMatch {
  /** 0 for the very words; grows with what has to be forgiven. */
  readonly cost: number
  readonly inputs: Readonly<Record<string, { readonly value: unknown; readonly text: string }>>
  /** Tokens of the text, by what they were taken for. */
  readonly taken: ReadonlyMap<Token, 'goal' | { readonly input: string }>
  readonly left: readonly Token[]
  readonly unsure: ReadonlySet<Unsure>
  /** No input takes any words at all. */
  readonly strict: boolean
  /** The first input that its fact refuses; then nothing can be done with this reading but say so. */
  readonly problem: string | undefined
}

const omission = 3
const leftOver = 5
const most = 6

interface Piece {
  readonly word?: string
  readonly input?: string
  readonly before: string
  readonly after: string
}

const nothing: WordMatch = {
  cost: 0,
  inputs: {},
  taken: new Map(),
  left: [],
  unsure: new Set(),
  strict: true,
  problem: undefined,
}

/** The ways in which these tokens can be read as a wording such as `Resolve ticket {ticket}`, cheapest first. */
export function matchWording(
  wording: string,
  tokens: readonly Token[],
  text: string,
  read: ReadInput,
  isWord: (word: string) => boolean,
): readonly WordMatch[] {
  const orders = ordersOf(piecesOf(wording))
  const all = orders.flatMap((pieces, index) =>
    rotations(pieces, tokens, isWord).flatMap((turned) => {
      const found = new Matcher(pieces, turned, text, read, isWord).match()
      const again = index === 0 && turned === tokens ? 0 : 1
      return again === 0 ? found : found.map((one) => ({ ...one, cost: one.cost + again }))
    }),
  )
  return all.toSorted((one, other) => one.cost - other.cost).slice(0, 4 * most)
}

/** The words of a wording and its inputs. */
function piecesOf(wording: string): readonly Piece[] {
  return tokensOf(wording).flatMap(({ text, word }): Piece[] => {
    const input = /^(.*?)\{(\w+)\}(.*)$/.exec(text)
    if (input) return [{ input: input[2] ?? '', before: input[1] ?? '', after: input[3] ?? '' }]
    return isFiller(word) || word === '' ? [] : [{ word, before: '', after: '' }]
  })
}

/** The verb, and the other parts in whatever order: `for order {order} settle the claim`. */
function ordersOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const [first, ...rest] = pieces
  if (!first?.word) return [pieces]
  const groups: Piece[][] = [[]]
  for (const piece of rest) {
    groups.at(-1)?.push(piece)
    if (piece.input !== undefined) groups.push([])
  }
  const last = groups.at(-1)
  const full = last?.length === 0 ? groups.slice(0, -1) : groups
  // A group such as "claim order {order}" may be parted before what names the input.
  const parts = full.flatMap((group) =>
    group.length > 2 && group.at(-1)?.input !== undefined ? [group.slice(0, -2), group.slice(-2)] : [group],
  )
  if (parts.length < 2 || parts.length > 3) return [pieces]
  return permuted(parts).map((order) => [first, ...order.flat()])
}

function permuted<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((one, index) => permuted(list.toSpliced(index, 1)).map((rest) => [one, ...rest]))
}

/** The text as it stands, and turned so that it begins with the verb of the wording. */
function rotations(
  pieces: readonly Piece[],
  tokens: readonly Token[],
  isWord: (word: string) => boolean,
): readonly (readonly Token[])[] {
  const verb = pieces[0]?.word
  const starts = tokens.flatMap(({ word, quoted }, index) =>
    verb !== undefined && index > 0 && !quoted && verbLike(verb, word, isWord) ? [index] : [],
  )
  return [tokens, ...starts.slice(0, 4).map((at) => [...tokens.slice(at), ...tokens.slice(0, at)])]
}

function verbLike(verb: string, word: string, isWord: (word: string) => boolean): boolean {
  return spelt(verb, word, isWord) !== undefined || phrasesLike(verb).some((phrase) => phrase[0] === word)
}

/** Aligns the words of a text with a wording, keeping the cheapest ways. */
class Matcher {
  private readonly pieces: readonly Piece[]
  private readonly tokens: readonly Token[]
  private readonly text: string
  private readonly read: ReadInput
  private readonly isWord: (word: string) => boolean
  private readonly known = new Map<number, readonly WordMatch[]>()

  constructor(
    pieces: readonly Piece[],
    tokens: readonly Token[],
    text: string,
    read: ReadInput,
    isWord: (word: string) => boolean,
  ) {
    this.pieces = pieces
    this.tokens = tokens
    this.text = text
    this.read = read
    this.isWord = isWord
  }

  match(): readonly WordMatch[] {
    return this.from(0, 0)
  }

  private from(piece: number, token: number): readonly WordMatch[] {
    const key = piece * 1_000 + token
    const before = this.known.get(key)
    if (before) return before
    const found = this.ways(piece, token)
      .toSorted((one, other) => one.cost - other.cost)
      .slice(0, most)
    this.known.set(key, found)
    return found
  }

  private ways(at: number, place: number): readonly WordMatch[] {
    const piece = this.pieces[at]
    const token = this.tokens[place]
    if (!token) {
      if (!piece) return [nothing]
      // The verb is never left out, and no input is.
      return piece.word !== undefined && at > 0 ? this.leaveOut(at, place) : []
    }
    const skipped = this.skip(at, place, token)
    if (!piece) return skipped
    if (piece.input !== undefined) return [...skipped, ...this.inputWays(piece, at, place)]
    const { word = '' } = piece
    return [...skipped, ...this.wordWays(word, at, place), ...(at > 0 ? this.leaveOut(at, place) : [])]
  }

  private skip(at: number, place: number, token: Token): readonly WordMatch[] {
    const rest = this.from(at, place + 1)
    if (!token.quoted && (isFiller(token.word) || isCourtesy(token.word) || this.isNumberSign(token, place)))
      return rest
    // In the middle of the goal it is more likely to change it.
    const middle = at > 0 && at < this.pieces.length
    const cost = !token.quoted && isConnector(token.word) ? 0.5 : middle ? leftOver + 3 : leftOver
    return rest.map((one) => ({
      ...one,
      cost: one.cost + cost,
      left: [token, ...one.left],
      unsure: cost < 1 ? one.unsure : new Set([...one.unsure, 'left over' as const]),
    }))
  }

  /** `no 5` and `# 5`. */
  private isNumberSign({ word, text }: Token, place: number): boolean {
    const next = this.tokens[place + 1]
    return (word === 'no' || text === '#') && next !== undefined && /\d/.test(next.text)
  }

  private leaveOut(at: number, place: number): readonly WordMatch[] {
    return this.from(at + 1, place).map((one) => ({
      ...one,
      cost: one.cost + omission,
      unsure: new Set([...one.unsure, 'left out' as const]),
    }))
  }

  private wordWays(word: string, at: number, place: number): readonly WordMatch[] {
    const token = this.tokens[place]
    if (!token || token.quoted) return []
    const slip = spelt(word, token.word, this.isWord)
    const own = slip ? this.taking(at, place, 1, slip.cost, slip.sure) : []
    const others = phrasesLike(word).flatMap((phrase) =>
      phrase.every((one, index) => this.tokens[place + index]?.word === one && !this.tokens[place + index]?.quoted)
        ? this.taking(at, place, phrase.length, 1, true)
        : [],
    )
    return [...own, ...others]
  }

  private taking(at: number, place: number, length: number, cost: number, sure: boolean): readonly WordMatch[] {
    const tokens = this.tokens.slice(place, place + length)
    return this.from(at + 1, place + length).map((one) => ({
      ...one,
      cost: one.cost + cost,
      taken: new Map([...tokens.map((token) => [token, 'goal'] as const), ...one.taken]),
      unsure: sure ? one.unsure : new Set([...one.unsure, 'spelling' as const]),
    }))
  }

  private inputWays(piece: Piece, at: number, place: number): readonly WordMatch[] {
    const ways: WordMatch[] = []
    for (let length = 1; length <= 8; length += 1) {
      const tokens = this.tokens.slice(place, place + length)
      if (tokens.length < length || !together(tokens)) break
      const value = this.valueOf(piece, tokens)
      if (!value) continue
      const { reading, cost, loose, text } = value
      for (const one of this.from(at + 1, place + length)) {
        const name = piece.input ?? ''
        ways.push({
          ...one,
          cost: one.cost + cost,
          taken: new Map([...tokens.map((token) => [token, { input: name }] as const), ...one.taken]),
          ...('problem' in reading
            ? { problem: `"${text}" cannot be ${name}: ${reading.problem}` }
            : {
                inputs: { ...one.inputs, [name]: { value: reading.value, text } },
                strict: one.strict && !reading.free,
              }),
          unsure: loose ? new Set([...one.unsure, 'loose value' as const]) : one.unsure,
        })
      }
    }
    return ways
  }

  private valueOf(piece: Piece, tokens: readonly Token[]) {
    const [first] = tokens
    const quoted = tokens.length === 1 && first?.quoted === true
    const raw = quoted ? (first?.text ?? '') : this.text.slice(first?.start, tokens.at(-1)?.end)
    const text = quoted ? raw : trimmed(raw, piece)
    if (text === '') return undefined
    const reading = this.read(piece.input ?? '', text, quoted)
    const named = 'value' in reading && reading.named
    // Words that turn or join a sentence are no part of a name, unless they are quoted, or one as "last month" is.
    if (!quoted && tokens.some(({ word, quoted: one }) => one || (!named && turnsOrJoins(word)))) return undefined
    const common = !quoted && tokens.length === 1 && isCommon(first?.word ?? '')
    if ('problem' in reading) return tokens.length > 1 || common ? undefined : { reading, cost: 4, loose: true, text }
    if (common && reading.free) return undefined
    const capital =
      tokens.every((token) => isName(token) || isFiller(token.word)) && isName(first) && isName(tokens.at(-1))
    const several = reading.free && tokens.length > 1 && !quoted
    // A name of several words holds none that a sentence is made of, but for a name such as "Bank of England".
    if (several && !capital && tokens.some(({ word }) => isCommon(word))) return undefined
    const starts = !quoted && isFiller(first?.word ?? '') ? 1 : 0
    return {
      reading,
      cost: starts + (several ? (capital ? 1 : 3) * (tokens.length - 1) : 0),
      loose: several && !capital,
      text,
    }
  }
}

/** Words that follow each other in the text, with nothing between them that ends a part of a sentence. */
function together(tokens: readonly Token[]): boolean {
  return tokens.every((token, index) => {
    const next = tokens[index + 1]
    return next === undefined || (token.start < next.start && !token.stops && next.start - token.end <= 2)
  })
}

function trimmed(raw: string, { before, after }: Piece): string {
  const text = raw
    .replace(/^["'“‘#([]+/, '')
    .replace(/["'”’)\],;:.!?]+$/, '')
    .replace(/['’]s$/, '')
  const start = before !== '' && text.toLowerCase().startsWith(before.toLowerCase()) ? text.slice(before.length) : text
  return after !== '' && start.toLowerCase().endsWith(after.toLowerCase()) ? start.slice(0, -after.length) : start
}

function isName(token: Token | undefined): boolean {
  return /^\p{Lu}|\d/u.test(token?.text ?? '')
}
