import type { ModelCost, Usage } from '../../journal/model-call.ts'
import type { ModelDefinition } from './configuration.ts'

/** A price in millionths of the currency's main unit for a million tokens. */
export interface Rate {
  readonly perMillion: bigint
  readonly currency: string
}

/** Reads `'0.25 USD'`; undefined where it is none. */
export function readRate(text: string): Rate | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,6}))? ([A-Z]{3})$/.exec(text.trim())
  if (!match) return undefined
  return { perMillion: BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`), currency: match[3] ?? '' }
}

/** Millionths of an amount such as `'20.00 USD'`; undefined where it is none. */
export function readAmount(text: string): ModelCost | undefined {
  const rate = readRate(text)
  return rate && { millionths: Number(rate.perMillion), currency: rate.currency }
}

/** Tokens of an answer, and how many of the input the provider began to keep. */
export interface Counted extends Usage {
  readonly keeping?: number
}

type Priced = Pick<ModelDefinition, 'price' | 'provider'>

/** What these tokens cost, rounded up to the next millionth; undefined without a price. */
export function costOf(priced: Priced, { input, output, kept = 0, keeping = 0 }: Counted): ModelCost | undefined {
  const rates = ratesOf(priced)
  if (!rates) return undefined
  const shares: readonly (readonly [number, bigint])[] = [
    [Math.max(0, input - kept - keeping), rates.input],
    [kept, rates.kept],
    [keeping, rates.keeping],
    [output, rates.output],
  ]
  const total = shares.reduce((sum, [tokens, rate]) => sum + BigInt(tokens) * rate, 0n)
  return { millionths: Number((total + 999_999n) / 1_000_000n), currency: rates.currency }
}

/** The most these tokens can cost, whatever of the input is kept. */
export function mostCost(priced: Priced, { input, output }: Usage): ModelCost | undefined {
  const ways = [{}, { kept: input }, { keeping: input }].flatMap(
    (way) => costOf(priced, { input, output, ...way }) ?? [],
  )
  return ways.toSorted((one, other) => other.millionths - one.millionths)[0]
}

function ratesOf({ price, provider }: Priced) {
  const input = price && readRate(price.input)
  const output = price && readRate(price.output)
  if (!input || !output) return undefined
  const kept = price.kept === undefined ? undefined : readRate(price.kept)
  const keeping = price.keeping === undefined ? undefined : readRate(price.keeping)
  const usual = provider === 'anthropic' ? (input.perMillion * 5n) / 4n : input.perMillion
  return {
    currency: input.currency,
    input: input.perMillion,
    output: output.perMillion,
    kept: kept?.perMillion ?? input.perMillion,
    keeping: keeping?.perMillion ?? usual,
  }
}

/** As people read it: `0.0042 USD`. */
export function tellCost({ millionths, currency }: ModelCost): string {
  const digits = String(millionths).padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '')
  return `${digits.slice(0, -6)}.${fraction} ${currency}`
}
