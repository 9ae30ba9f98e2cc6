import type { ArgsDef } from 'citty'
import { driveToRest, workersOf } from '../../project/drive.ts'
import { rightFor } from '../../people/right-for.ts'
import type { Project } from '../../project/open-project.ts'
import { standingOf, type Standing } from '../../project/standing.ts'
import { answerRequest, type Reply, type RequestRow } from '../../store/requests.ts'
import { runRow } from '../../store/runs.ts'
import { answerSigner } from '../../access/signed-answers.ts'
import { signingKeys } from '../../access/signing-keys.ts'
import { actor, whoArgs } from '../access/actor.ts'
import type { ExitCode } from '../exit.ts'
import { untilInterrupted } from '../interrupt.ts'
import { projectFor } from '../open.ts'
import { bold, dim, green } from '../output/wrap.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { narrator } from '../story/narrate.ts'
import { printEnd } from '../story/print-standing.ts'
import { answerText } from '../story/sentences.ts'
import { insteadText } from './instead-text.ts'
import { requestNamed } from './print-request.ts'
import { replyRefusalText } from '../../people/reply-refusal.ts'

export const replyArgs = {
  id: { type: 'positional', required: true, description: 'The id of the request' },
  ...whoArgs('Who answers: one of the people of the project'),
  reason: { type: 'string', valueHint: 'text', description: 'Why; it is kept with the answer' },
} as const satisfies ArgsDef

export interface ReplyArgs {
  readonly id: string
  readonly as?: string | undefined
  readonly token?: string | undefined
  readonly config?: string | undefined
}

/** Gives one person's answer to a request, and takes the run on where no worker does. */
export async function reply(
  args: ReplyArgs,
  terminal: Terminal,
  answer: (project: Project, request: RequestRow) => Reply | Promise<Reply>,
): Promise<ExitCode> {
  const { open } = await projectFor(args)
  const tell = narrator(terminal)
  // What the person just said needs no repeating.
  const project = await open({ observe: (_, event) => (event.type === 'request.answered' ? undefined : tell(event)) })
  try {
    const request = await requestNamed(project.pool, args.id)
    const right = rightFor[request.kind]
    const by = await actor(project, terminal, args, right, 'answers')
    const given = await answer(project, request)
    const result = await answerRequest(project.pool, {
      request: request.id,
      by,
      how: { channel: 'command line', ...(by.token === undefined ? {} : { token: by.token }) },
      sign: answerSigner(signingKeys(project.folder)),
      staff: project.definition.principals,
      answer: given,
      at: project.clock.now().toISOString(),
    })
    if (result.kind === 'refused')
      throw new Error(
        result.why === 'not an answer to this' ? insteadText(request) : replyRefusalText(result.why, request, by),
      )
    if (result.kind === 'counted') {
      terminal.data({ request: request.id, run: request.run, result })
      terminal.line(`Counted. ${count(result.missing, 'more person', 'more people')} must agree.`)
      return 0
    }
    terminal.line([bold(request.title), ': ', green(answerText(result.answer))])
    // Nothing of the run hangs on the others.
    const heard = request.kind === 'approve' || request.kind === 'answer'
    const run = heard ? await takeOn(project, request.run, terminal) : undefined
    terminal.data({ request: request.id, run: request.run, result, ...(run ? { standing: run } : {}) })
    if (run && run.kind !== 'moves') printEnd(terminal, run, args.config, request.run)
    return 0
  } finally {
    await project.close()
  }
}

/** Drives the run, with those it belongs to, until it rests; leaves it to a worker where there is one. */
export async function takeOn(project: Project, run: string, terminal: Terminal): Promise<Standing | undefined> {
  if ((await workersOf(project.pool)) > 0) {
    terminal.line(dim('A worker is running and takes it on.'))
    return standingOf(project.pool, project.clock, run)
  }
  await untilInterrupted(async (signal) => driveToRest(project, await topOf(project, run), signal))
  return standingOf(project.pool, project.clock, run)
}

async function topOf(project: Project, run: string): Promise<string> {
  const row = await runRow(project.pool, run)
  return row?.parent ? topOf(project, row.parent) : run
}
