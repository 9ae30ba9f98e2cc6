import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { recordId, recordText, writtenBy } from '../../facts/marks.ts'
import { money } from '../../facts/money.ts'
import { instant, outsideText } from '../../facts/outside-text.ts'
import { fieldOf } from './value-type.ts'

describe('fieldOf', () => {
  it.each([
    ['money', money(), { kind: 'money' }, false],
    ['optional money', money().optional(), { kind: 'money' }, true],
    ['outside text', outsideText(), { kind: 'outside text' }, false],
    ['an instant', instant(), { kind: 'instant' }, false],
    ['a bounded number', z.number().min(0).max(1), { kind: 'number', whole: false, least: 0, most: 1 }, false],
    ['a closed set', z.enum(['a', 'b']).nullable(), { kind: 'text', values: ['a', 'b'] }, true],
    [
      'a union of literals',
      z.union([z.literal('a'), z.literal('b'), z.null()]),
      { kind: 'text', values: ['a', 'b'] },
      true,
    ],
    ['open text', z.union([z.literal('a'), z.string()]), { kind: 'text' }, false],
    ['a default', z.boolean().default(true), { kind: 'boolean' }, false],
    ['a date as text', z.iso.date(), { kind: 'text' }, false],
    ['outside text or text', z.union([z.string(), outsideText()]), { kind: 'outside text' }, false],
    ['a mixture', z.union([z.string(), z.number()]), { kind: 'other' }, false],
    ['anything', z.unknown(), { kind: 'other' }, false],
    ['a list', z.array(z.enum(['a'])), { kind: 'list', of: { kind: 'text', values: ['a'] } }, false],
  ])('reads %s', (_, schema, type, optional) => {
    expect(fieldOf(schema)).toEqual({ type, optional })
  })

  it.each([
    ['what a customer writes', writtenBy('customer', z.string()), false, 'outside text'],
    ['what a customer states in a closed set', writtenBy('customer', z.enum(['a'])), false, 'text'],
    ['a string that was read, of which nothing is said', z.string().nullable(), true, 'outside text'],
    ['a pattern that was read', z.string().regex(/^A/), true, 'outside text'],
    ['a date that was read', z.iso.date(), true, 'text'],
    ['an identifier that was read', recordId(), true, 'text'],
    ['a status that was read', recordText().optional(), true, 'text'],
    ['a string that was worked out', z.string(), false, 'text'],
  ])('#7 no rule depends on words that somebody outside could have written: %s', (_, schema, read, kind) => {
    expect(fieldOf(schema, read).type.kind).toBe(kind)
  })

  it('#7 a mark holds for all that stands in what it marks', () => {
    const { type } = fieldOf(writtenBy('vendor', z.object({ name: z.string(), total: money(), id: recordId() })))
    const kinds = type.kind === 'record' ? [...type.fields].map(([name, field]) => [name, field.type.kind]) : []
    expect(kinds).toEqual([
      ['name', 'outside text'],
      ['total', 'money'],
      ['id', 'text'],
    ])
  })

  it('merges the records of a union: what only some have may be missing', () => {
    const { type } = fieldOf(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a'), n: z.number() }),
        z.object({ kind: z.literal('b') }),
      ]),
    )
    const fields = type.kind === 'record' ? Object.fromEntries(type.fields) : {}
    expect(fields).toMatchObject({
      kind: { type: { kind: 'text', values: ['a', 'b'] }, optional: false },
      n: { optional: true },
    })
  })

  it('ends on a schema that contains itself', () => {
    const node: z.ZodType = z.lazy(() => z.object({ next: node }))
    expect(fieldOf(node).type.kind).toBe('record')
  })
})
