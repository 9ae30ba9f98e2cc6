import {
  OutsideText,
  outsideText,
  owner,
  recordId,
  recordIn,
  recordText,
  wording,
  writtenBy,
  type Readers,
} from 'operant'
import { z } from 'zod'
import { firm } from './firm.ts'
import type { Layers } from './layers.ts'

/**
 * The schemas of the firm's fields, as its connectors label them; with a layer gone, as if nobody had labelled them.
 * With closed handles gone a text is a string like any other, though the firm's code goes on as if it were closed.
 */
export function marksFor(layers: Layers) {
  return {
    /** Given out by the system of record. */
    id: () => recordId(),
    /** Vouched for by the system of record. */
    text: () => recordText(),
    /** Words of somebody outside: a closed handle. */
    outside: (who: string): ReturnType<typeof outsideText> =>
      layers.handles ? by(layers, who, outsideText()) : (by(layers, who, z.string()) as never),
    /** What a connector gives for such words. */
    wrap: (text: string): OutsideText => (layers.handles ? OutsideText.from(text) : (text as never)),
    /** A value of whatever type that somebody outside wrote. */
    from: <S extends z.ZodType>(who: string, schema: S): S => by(layers, who, schema),
    /** Fixed wording filled from facts. */
    words: () => wording(),
    /** Whose data it is. */
    of: (kind: string, field: string): Readers => owner(kind, field),
  }
}

/** With labels gone the system of record vouches for whatever it holds. */
function by<S extends z.ZodType>(layers: Layers, who: string, schema: S): S {
  return layers.labels ? writtenBy(who, schema) : recordText(schema)
}

/** Names a record of the firm, so that what a run stores there keeps its label; with labels gone, nothing does. */
export function storedFor(layers: Layers) {
  return (record: string, ...fields: readonly string[]) => (layers.labels ? [recordIn(firm, record, ...fields)] : [])
}
