import type { Project } from '../../project/open-project.ts'
import { listRequests } from '../../store/requests.ts'
import { runRow } from '../../store/runs.ts'
import { returnItem, type Doing, type FoundOut } from '../../store/work-items.ts'
import { codeOf, printEnd } from '../story/print-standing.ts'
import { everyValue } from '../command.ts'
import type { ExitCode } from '../exit.ts'
import { commandText } from '../invocation.ts'
import { dim } from '../output/wrap.ts'
import type { Terminal } from '../output/terminal.ts'
import { problemOfFound } from '../../project/found-out.ts'
import { CommandMistake } from '../mistake.ts'
import { requestNamed } from '../requests/print-request.ts'
import { takeOn } from '../requests/reply.ts'
import { accepted } from './doing.ts'

interface GivenBack {
  readonly item: string
  readonly note: string
  readonly found?: readonly FoundOut[]
}

/** What a person found out about writes of unknown outcome, as the options of a command say it. */
export function foundOut(raw: readonly string[]): readonly FoundOut[] {
  return [
    ...everyValue(raw, 'happened').map((effect) => ({ effect, happened: true })),
    ...everyValue(raw, 'did-not-happen').map((effect) => ({ effect, happened: false })),
  ]
}

/** Returns an item, and takes its run on where no worker does. */
export async function giveBack(
  terminal: Terminal,
  project: Project,
  { item, note, found = [] }: GivenBack,
  doer: Doing,
  config: string | undefined,
): Promise<ExitCode> {
  const problem = await problemOfFound(project, (await requestNamed(project.pool, item)).run, found)
  if (problem !== undefined) throw new CommandMistake(problem)
  const result = await returnItem(project.pool, item, note, doer, found)
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
