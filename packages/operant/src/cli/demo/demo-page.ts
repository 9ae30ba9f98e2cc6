import type { Project } from '../../project/open-project.ts'
import type { Terminal } from '../output/terminal.ts'
import { yellow } from '../output/wrap.ts'
import { gatherReport, type Took } from '../report/gather.ts'
import { pageOf } from '../report/page.ts'
import { checkPageFile, pageFile, shownPath, writePage, type Written } from '../report/write-page.ts'
import type { DemoResult } from './sum-up.ts'

/** The page that a demo leaves behind. */
export interface DemoPage {
  write(project: Project, result: DemoResult, took: Took, config: string | undefined): Promise<Written>
}

/**
 * Where the page goes by what was given for --page; nothing where none is wanted.
 * @throws CommandMistake where a file is there that is no such page.
 */
export async function demoPage(folder: string, given: unknown): Promise<DemoPage | undefined> {
  // citty takes --no-page for the value false, although the option takes a text.
  if (given === false) return undefined
  const named = typeof given === 'string' ? given : undefined
  const file = pageFile(folder, named)
  if (named !== undefined) await checkPageFile(file)
  return {
    write: (project, result, took, config) =>
      writePage(file, async () => pageOf(await gatherReport(project, result, took, config))),
  }
}

/** What `--json` says of it. */
export function pageData(written: Written | undefined) {
  if (written?.kind === 'not written') return { page: null, pageProblem: written.why }
  return { page: written?.file ?? null }
}

export function printPage(terminal: Terminal, written: Written | undefined): void {
  if (!written) return
  terminal.line()
  if (written.kind === 'not written') return terminal.line(yellow(`No page about it could be written: ${written.why}`))
  terminal.line('All of it as a page, to open in a browser:')
  terminal.command(shownPath(written.file))
}
