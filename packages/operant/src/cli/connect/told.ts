import type { WrittenConnection } from '../../connect/source/connection-file.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { count, shortly } from '../../told/values.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import { linesToAdd, tellToAdd, whereText } from './file-told.ts'

export interface ToldConnection {
  /** The system, as its description calls it. */
  readonly title: string
  /** The name of the connection. */
  readonly name: string
  readonly written: WrittenConnection
  readonly operations: readonly { readonly capability: string; readonly writes: boolean; readonly title: string }[]
  readonly leftOut: readonly { readonly operation: string; readonly reason: string }[]
  /** Variables of the environment that hold its credentials. */
  readonly variables: readonly string[]
  /** Whatever else a person should know. */
  readonly remarks: readonly string[]
}

const mostShown = 20

/** Tells what `operant connect` made, what it left out and why, and what is to be done now. */
export function told(terminal: Terminal, made: ToldConnection): void {
  const { title, name, written, operations, leftOut, variables, remarks } = made
  const add = linesToAdd(name)
  terminal.data({ title, name, ...written, operations, leftOut, variables, remarks, add })
  const writes = operations.filter((one) => one.writes).length
  const numbers = [count(operations.length - writes, 'read'), count(writes, 'write')].join(' and ')
  terminal.line([bold(shortly(title, 60)), ` has ${numbers}. `, whereText(written)])
  difference(terminal, written)
  terminal.line()
  terminal.table(
    [0, 0],
    operations
      .slice(0, mostShown)
      .map((one) => [one.capability, one.writes ? yellow('writes') : 'reads', dim(shortly(one.title, 70))]),
    2,
  )
  if (operations.length > mostShown) terminal.line(dim(`and ${operations.length - mostShown} more`), { indent: 2 })
  if (leftOut.length > 0) {
    terminal.line()
    terminal.line(bold('Left out'))
    terminal.table(
      [0],
      leftOut.slice(0, mostShown).map((one) => [one.operation, dim(one.reason)]),
      2,
    )
  }
  terminal.line()
  for (const remark of remarks) terminal.line(yellow(remark))
  if (variables.length > 0) terminal.line(`It takes its credentials from the environment: ${variables.join(', ')}.`)
  tellToAdd(terminal, add)
  if (writes > 0)
    terminal.line(
      dim(
        `Its writes are unproven: each is approved by a person. ${commandText('contract lint')} says what would prove them.`,
      ),
    )
}

function difference(terminal: Terminal, { added, gone, changed }: WrittenConnection): void {
  const rows = [
    ['new', added],
    ['gone', gone],
    ['changed', changed],
  ] as const
  for (const [word, names] of rows)
    if (names.length > 0)
      terminal.line(`${word}: ${names.slice(0, mostShown).join(', ')}${names.length > mostShown ? ' …' : ''}`, {
        indent: 2,
        hang: 4,
      })
}
