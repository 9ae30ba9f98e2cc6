import type { ConnectedMcp } from '../../connect/mcp/connect.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { count, shortly } from '../../told/values.ts'
import { bold, dim, green, red, yellow } from '../output/wrap.ts'
import { linesToAdd, tellToAdd, whereText } from './file-told.ts'

const mostLines = 40

/** Tells what was made of a server's tools, which of them changed, and what is to be done now. */
export function toldMcp(terminal: Terminal, name: string, made: ConnectedMcp): void {
  const { title, written, tools, changed, gone, repinned } = made
  const add = linesToAdd(name)
  terminal.data({
    title,
    name,
    ...written,
    operations: tools.map(({ tool, capability, writes }) => ({ tool, capability, writes })),
    changedTools: changed,
    goneTools: gone,
    repinned: repinned ?? [],
    add,
  })
  const writes = tools.filter((one) => one.writes).length
  terminal.line([
    bold(shortly(title, 60)),
    ` has ${count(tools.length, 'tool')}: ${tools.length - writes} trusted to read only, ${writes} that may write. `,
    whereText(written),
  ])
  terminal.table(
    [0, 0],
    tools.map((one) => [one.capability, one.writes ? yellow('may write') : 'reads', dim(shortly(one.title, 60))]),
    2,
  )
  for (const { tool, difference, approved } of changed) {
    terminal.line()
    terminal.line([
      bold(tool),
      approved ? green(' approved: ') : red(' says something else of itself: '),
      approved ? 'it may be called as it is now.' : 'it is not called until you approve it.',
    ])
    for (const line of difference.slice(0, mostLines))
      terminal.line(line.startsWith('-') ? red(line) : green(line), { indent: 2, hang: 4 })
    if (difference.length > mostLines)
      terminal.line(dim(`and ${difference.length - mostLines} more lines`), { indent: 2 })
    if (!approved) terminal.command(commandText(`connect mcp ${name} --approve ${tool}`))
  }
  if (gone.length > 0) terminal.line(yellow(`No longer there: ${gone.join(', ')}. Calls of them are refused.`))
  if (repinned) terminal.line(`Your file keeps what you edited; its pins of ${repinned.join(', ')} are the new ones.`)
  terminal.line()
  tellToAdd(terminal, add)
  if (writes > 0)
    terminal.line(
      dim('A person approves each use of a tool that may write. Say with --reads TOOL which ones only read.'),
    )
}
