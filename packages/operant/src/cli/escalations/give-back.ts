import type { Project } from '../../project/open-project.ts'
import { listRequests } from '../../store/requests.ts'
import { runRow } from '../../store/runs.ts'
import { returnItem, type Doing } from '../../store/work-items.ts'
import { codeOf, printEnd } from '../story/print-standing.ts'
import type { ExitCode } from '../exit.ts'
import { commandText } from '../invocation.ts'
import { dim } from '../output/wrap.ts'
import type { Terminal } from '../output/terminal.ts'
import { takeOn } from '../requests/reply.ts'
import { accepted } from './doing.ts'

/** Returns an item, and takes its run on where no worker does. */
export async function giveBack(
  terminal: Terminal,
  project: Project,
  { item, note }: { readonly item: string; readonly note: string },
  doer: Doing,
  config: string | undefined,
): Promise<ExitCode> {
  const result = await returnItem(project.pool, item, note, doer)
  accepted(result, item, doer)
  const run = result.run ?? ''
  terminal.line(`Returned by ${doer.by.name}: ${note}`)
  const standing = await takeOn(project, run, terminal)
  const above = await handedOverAbove(project, run)
  terminal.data({ item, run, returned: note, by: doer.by.name, standing, ...(above ? { above } : {}) })
  if (standing && standing.kind !== 'moves') printEnd(terminal, standing, config, run)
  if (above) {
    terminal.line(dim(`Run ${above.run}, which had handed it this work, has ended as well. It goes on by`))
    terminal.command(commandText(`escalations return ${above.item} --as ${doer.by.name} --note "…"`, config))
  }
  return standing && standing.kind !== 'moves' ? codeOf(standing) : 0
}

/** The open item of the run above, where that has ended. */
async function handedOverAbove(
  { pool }: Project,
  run: string,
): Promise<{ readonly run: string; readonly item: string } | undefined> {
  const parent = (await runRow(pool, run))?.parent
  if (!parent) return undefined
  const [request] = await listRequests(pool, { run: parent, kind: 'take over', state: 'open', limit: 1 })
  return request && (await runRow(pool, parent))?.state === 'settled' ? { run: parent, item: request.id } : undefined
}
