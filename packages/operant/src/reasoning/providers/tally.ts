import type { ModelCost, Usage } from '../../journal/model-call.ts'
import type { ModelReply } from '../../run/language-models.ts'
import type { OpenModel, Tried } from './ask-once.ts'

type Said = Extract<ModelReply, { kind: 'said' }>

/** What was tried in vain for one question, before an answer came or none did. */
export class Tally {
  readonly #tried: { readonly name: string; readonly tried: Tried }[] = []

  add({ name }: OpenModel, tried: Tried): void {
    this.#tried.push({ name, tried })
  }

  /** An answer, with what was paid before it. */
  before(said: Said): Said {
    if (this.#tried.length === 0) return said
    const { record } = said
    const currency = record.cost?.currency ?? this.#costs()[0]?.currency
    const cost =
      currency === undefined
        ? {}
        : { cost: { millionths: (record.cost?.millionths ?? 0) + this.#costIn(currency), currency } }
    return {
      ...said,
      record: {
        ...record,
        ...cost,
        usage: { ...record.usage, ...plus(record.usage, this.#usage()) },
        parameters: { ...record.parameters, before: this.#tried.map(({ name, tried }) => `${name}: ${whyOf(tried)}`) },
      },
    }
  }

  /** Nobody answered. */
  end(): ModelReply {
    const last = [...new Map(this.#tried.map(({ name, tried }) => [name, tried])).entries()]
    const usage = this.#usage()
    const troubles = last.flatMap(([, tried]) => (tried.kind === 'trouble' && tried.again ? [tried] : []))
    const over = last.find(([, tried]) => tried.kind === 'over limit')?.[1]
    if (over?.kind === 'over limit' && troubles.length === 0 && usage.input + usage.output === 0) return over
    const waits = troubles.flatMap(({ after }) => (after === undefined ? [] : [after]))
    return {
      kind: 'trouble',
      reason: last.map(([name, tried]) => (last.length === 1 ? whyOf(tried) : `${name}: ${whyOf(tried)}`)).join('; '),
      again: troubles.length > 0,
      usage,
      ...(waits.length === troubles.length && waits.length > 0 ? { after: Math.min(...waits) } : {}),
    }
  }

  #usage(): Usage {
    return this.#tried.reduce((sum, { tried }) => plus(sum, usageOf(tried)), { input: 0, output: 0 })
  }

  #costs(): readonly ModelCost[] {
    return this.#tried.flatMap(({ tried }) => (tried.kind !== 'over limit' && tried.cost ? [tried.cost] : []))
  }

  #costIn(currency: string): number {
    return this.#costs().reduce((sum, one) => sum + (one.currency === currency ? one.millionths : 0), 0)
  }
}

function whyOf(tried: Tried): string {
  if (tried.kind === 'over limit') return `${tried.limit} would be passed`
  if (tried.kind === 'trouble') return tried.reason
  return tried.heard.refused ? 'the model would not answer' : 'the answer of the model could not be read'
}

function usageOf(tried: Tried): Usage {
  if (tried.kind === 'over limit') return { input: 0, output: 0 }
  return tried.kind === 'heard' ? tried.heard.counted : tried.usage
}

function plus(one: Usage, other: Usage): Usage {
  return { input: one.input + other.input, output: one.output + other.output }
}
