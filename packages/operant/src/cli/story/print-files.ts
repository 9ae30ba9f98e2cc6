import type { KeptFile } from '../../agent/files.ts'
import { count } from '../../told/values.ts'
import type { Terminal } from '../output/terminal.ts'
import { commandText, quoted } from '../invocation.ts'
import { bold, dim } from '../output/wrap.ts'

/** The files that a run made, and how one is saved. */
export function printFiles(
  terminal: Terminal,
  files: readonly KeptFile[],
  run: string,
  config: string | undefined,
): void {
  const [first] = files
  if (!first) return
  terminal.line()
  terminal.line(bold('Files'))
  for (const { name, bytes } of files) terminal.line([name, dim(`, ${count(bytes, 'byte')}`)], { indent: 2 })
  terminal.line(dim(`Save one: ${commandText(`runs file ${run} ${quoted(first.name)}`, config)}`))
}
