import type { ActionSpec } from '../../agent/capability.ts'
import type { Field } from '../../guard/language/value-type.ts'
import { identifies, member, typeOf } from './likeness.ts'
import type { NextLine } from './next-line.ts'

/** An identity out of the inputs that name something, or of all of them. */
export function nextIdentity({ name, needs }: ActionSpec): NextLine {
  const inputs = Object.entries(needs).map(([input, need]) => ({ input, field: typeOf(need) }))
  const naming = inputs.filter(({ input, field }) => identifies(input) && !field.optional)
  const parts = (naming.length > 0 ? naming : inputs).map(({ input, field }) => jsonOf(member('i', input), field))
  return {
    term: 'identity',
    place: 'terms',
    lines: [`identity: (${parts.length > 0 ? 'i' : ''}) => [${[`'${name}'`, ...parts].join(', ')}],`],
    whole: true,
    imports: [],
    because:
      'Names what is meant to happen, over all runs: while it stands, nobody does it again. Leave out what may differ when the same is meant, and put in what tells two intents apart.',
  }
}

function jsonOf(value: string, { type, optional }: Field): string {
  const dot = optional ? '?.' : '.'
  const rest = optional ? ' ?? null' : ''
  switch (type.kind) {
    case 'text':
    case 'outside text':
    case 'number':
    case 'boolean':
      return `${value}${rest}`
    case 'money':
      return `${value}${dot}toString()${rest}`
    case 'instant':
      return `${value}${dot}toISOString()${rest}`
    default:
      return `JSON.stringify(${value}${rest})`
  }
}
