import { CommandMistake } from './mistake.ts'
import { ImportMistake } from '../connect/source/import-mistake.ts'
import { DefinitionError } from '../facts/definition-error.ts'
import { messageOf, ProjectError } from '../project/project-error.ts'
import { BadGoalInput } from '../run/open-run.ts'

/** 0 settled or done; 1 failed; 2 wrong usage or configuration; 3 waits for a person or a distant time. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a command that failed says, and how it exits. */
export function endingOf(error: unknown): { readonly code: ExitCode; readonly message: string } {
  if (error instanceof ProjectError || error instanceof DefinitionError) return { code: 2, message: error.message }
  if (error instanceof CommandMistake || error instanceof BadGoalInput) return { code: 2, message: error.message }
  if (error instanceof ImportMistake) return { code: 2, message: error.message }
  // What citty says of arguments it cannot read.
  if (error instanceof Error && error.name === 'CLIError') return { code: 2, message: error.message }
  return { code: 1, message: messageOf(error) }
}
