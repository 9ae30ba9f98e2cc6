import { answerTogether, type TogetherResult } from '../../store/answer-together.ts'
import { requestRow, type Reply } from '../../store/requests.ts'
import { answerSigner } from '../../access/signed-answers.ts'
import { signingKeys } from '../../access/signing-keys.ts'
import type { Project } from '../../project/open-project.ts'
import type { Principal } from '../../store/principals.ts'
import { actor } from '../access/actor.ts'
import type { ExitCode } from '../exit.ts'
import { withProject } from '../open.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { green } from '../output/wrap.ts'
import { replyRefusalText } from '../../people/reply-refusal.ts'
import { takeOn, type ReplyArgs } from './reply.ts'

/** Gives one answer to several like requests: all of them take it, or none does. */
export async function replyTogether(
  args: Omit<ReplyArgs, 'id'>,
  requests: readonly string[],
  terminal: Terminal,
  answer: Reply,
): Promise<ExitCode> {
  await withProject(args, async (project) => {
    const by = await actor(project, terminal, args, 'answer requests', 'answers')
    const result = await answerTogether(project.pool, {
      requests,
      by,
      how: { channel: 'command line', ...(by.token === undefined ? {} : { token: by.token }) },
      sign: answerSigner(signingKeys(project.folder)),
      staff: project.definition.principals,
      answer,
      at: project.clock.now().toISOString(),
    })
    if (result.kind === 'refused') throw new Error(await refusedText(project, result, by))
    const open = result.results.filter((one) => one.result.kind === 'counted').length
    terminal.line(green(`${count(result.results.length, 'request')} answered together by ${by.name}.`))
    if (open > 0) terminal.line(`${count(open, 'of them still needs', 'of them still need')} more people to agree.`)
    const rows = await Promise.all(result.results.map(({ request }) => requestRow(project.pool, request)))
    const runs = [...new Set(rows.flatMap((row) => (row && row.state !== 'open' ? [row.run] : [])))]
    const standings: unknown[] = []
    for (const run of runs) standings.push({ run, standing: await takeOn(project, run, terminal) })
    terminal.data({ ...result, runs: standings })
    return undefined
  })
  return 0
}

async function refusedText(
  project: Project,
  { request, why }: Extract<TogetherResult, { kind: 'refused' }>,
  by: Principal,
): Promise<string> {
  const none = 'so none of them was answered'
  if (why === 'not like the first')
    return `${request} is not like the first: only the same action under the same rule, of one run or agent, is answered together; ${none}`
  if (why === 'not an approval') return `${request} is not an approval that can be given with others; ${none}`
  const row = await requestRow(project.pool, request)
  return `${request}: ${row ? replyRefusalText(why, row, by) : 'there is no such request'}; ${none}`
}
