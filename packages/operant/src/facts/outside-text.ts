import { createHash } from 'node:crypto'
import { z } from 'zod'
import { handleType } from './marks.ts'
import type { Principal } from './provenance.ts'

/**
 * Text that somebody outside could have written: a closed handle. Code sees its digest and length; only a judgement
 * is shown the text. It has no string form on purpose: `String(handle)` must not leak what it says.
 */
export class OutsideText {
  readonly digest: string
  /** Characters. */
  readonly length: number
  readonly #text: string | undefined

  private constructor(digest: string, length: number, text: string | undefined) {
    this.digest = digest
    this.length = length
    this.#text = text
  }

  /** Wraps text as it was read. */
  static from(text: string): OutsideText {
    return new OutsideText(createHash('sha256').update(text).digest('hex'), text.length, text)
  }

  /** A handle whose text is kept elsewhere. */
  static closed(digest: string, length: number): OutsideText {
    return new OutsideText(digest, length, undefined)
  }

  /** For the runtime only: the text, where this handle still carries it. */
  static open(handle: OutsideText): string | undefined {
    return handle.#text
  }

  toString(): string {
    return `[outside text, ${this.length} characters]`
  }
}

/** A text from outside as it is kept: what it says, and everybody known to have written it. */
export interface KeptText {
  readonly body: string
  readonly writers: readonly Principal[]
}

/** Texts by digest; one that several wrote was written by all of them. */
export function textsTogether(texts: Iterable<readonly [string, KeptText]>): Map<string, KeptText> {
  const all = new Map<string, KeptText>()
  for (const [digest, { body, writers }] of texts)
    all.set(digest, { body, writers: [...new Set([...(all.get(digest)?.writers ?? []), ...writers])] })
  return all
}

const isOutsideText = z.custom<OutsideText>(
  (value) => value instanceof OutsideText,
  'expected outside text; wrap it with OutsideText.from',
)

/**
 * Schema of a field that somebody outside could have written. Code receives a handle; the journal
 * keeps its digest.
 */
export function outsideText() {
  return handleType(
    z.codec(z.strictObject({ outside: z.string(), length: z.number().int() }), isOutsideText, {
      decode: (json) => OutsideText.closed(json.outside, json.length),
      encode: (handle) => ({ outside: handle.digest, length: handle.length }),
    }),
  )
}

/** Schema of a moment: `Date` in code, ISO 8601 with zone in JSON. */
export function instant() {
  return z.codec(z.iso.datetime({ offset: true }), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
}
