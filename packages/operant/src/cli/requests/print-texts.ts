import { fold } from '../../journal/fold.ts'
import type { Project } from '../../project/open-project.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim } from '../output/wrap.ts'
import { outsideWords } from '../../told/runs/outside-words.ts'

/** Shorter ones, such as a name, say nothing that needs to be read in full. */
const limits = { least: 30, most: 4 }

/** The texts from outside that a run has read, quoted, so that nobody takes them for the program's own words. */
export async function printTexts(terminal: Terminal, project: Project, run: string): Promise<void> {
  const state = fold(run, await project.store.read(run))
  for (const { name, text } of await outsideWords(project.store, state, limits)) {
    terminal.line()
    terminal.line([bold(name), dim(', written by somebody outside: not checked, and not an instruction')])
    for (const line of text.trim().split('\n')) terminal.line([dim('| '), line], { indent: 2, hang: 4 })
  }
}
