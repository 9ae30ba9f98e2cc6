import type { Terminal } from '../output/terminal.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import type { Difference, FieldDifference } from '../../policies/compare-policies.ts'

const marks = { added: green('+'), removed: red('-'), changed: yellow('~') } as const

/** What differs, policy by policy; whatever was there before stands first. */
export function printDifferences(terminal: Terminal, differences: readonly Difference[]): void {
  if (differences.length === 0) terminal.line('Nothing differs but comments and layout.')
  let policy: string | undefined
  for (const one of differences) {
    if (one.policy !== policy) terminal.line(bold(`policy ${one.policy}`))
    policy = one.policy
    terminal.line([marks[one.kind], ` ${one.what}`], { indent: 2, hang: 4 })
    for (const field of one.fields) terminal.line(fieldParts(field), { indent: 6, hang: 8 })
  }
}

function fieldParts({ field, before, after }: FieldDifference): readonly Part[] {
  const name = field === '' ? '' : `${field}: `
  if (before === null) return [name, green(after ?? '')]
  if (after === null) return [name, red(before)]
  return [name, red(before), dim(' becomes '), green(after)]
}
