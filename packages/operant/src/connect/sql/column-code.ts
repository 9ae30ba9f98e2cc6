import { list, type Code } from '../source/layout.ts'
import { text } from '../source/literal.ts'
import type { Column } from './catalogue.ts'

/** What a column holds, in zod. Strings without a mark count as written by people outside. */
export function columnCode({ holds }: Column, nullable: boolean): Code {
  const code = codeOf(holds)
  return nullable ? [code, '.nullable()'] : code
}

function codeOf(holds: Column['holds']): Code {
  switch (holds.kind) {
    case 'whole':
      return 'z.int()'
    case 'number':
      return 'z.number()'
    // As it is written: no digit is lost.
    case 'decimal':
      return String.raw`z.string().regex(/^-?\d+(\.\d+)?$/)`
    case 'boolean':
      return 'z.boolean()'
    case 'uuid':
      return 'recordText(z.guid())'
    case 'date':
      return 'z.iso.date()'
    // As it is read: what is written must look the same to be found as expected.
    case 'moment':
      return 'z.iso.datetime({ precision: 3 })'
    case 'json':
      return 'z.json()'
    case 'one of':
      return list('z.enum([', holds.values.map(text), '])')
    case 'text':
    case 'other':
      return 'z.string()'
  }
}
