import type { WrittenConnection } from '../../connect/source/connection-file.ts'
import type { Terminal } from '../output/terminal.ts'

/** Where what was made of a system stands now. */
export function whereText({ how, file }: WrittenConnection): string {
  if (how === 'same') return `${file} has them already.`
  return how === 'beside' ? `You edited the file, so it stays; the new one is ${file}.` : `They are in ${file}.`
}

/** What gives an agent all of a connection. */
export function linesToAdd(connection: string): readonly string[] {
  return [`import { ${connection} } from './connections/${connection}.ts'`, `can: [...${connection}],`]
}

export function tellToAdd(terminal: Terminal, lines: readonly string[]): void {
  terminal.line("Add to the file of an agent, and to the agent's can:")
  for (const line of lines) terminal.command(line)
}
