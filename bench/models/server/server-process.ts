import { createInterface } from 'node:readline'
import { openaiFormat } from '../../../packages/operant/src/testing/model-server/formats.ts'
import {
  startProvider,
  type ProviderAnswer,
  type ProviderRequest,
} from '../../../packages/operant/src/testing/model-server/provider-server.ts'
import { type Marks, type Seen, unseen } from './played.ts'
import { scenarioNames, scenarioOf } from './scenarios.ts'

/** A language model that may do anything, in a process of its own. Which scenario it plays stands in the model's name. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only model-process.ts starts this program
const marks = JSON.parse(process.argv[2] ?? '{}') as Marks
const plays = new Map<string, Seen>()
const prompts = new Map<string, string>()

const { url } = await startProvider(openaiFormat, (request) => {
  const play = String(request.body['model'])
  const before = plays.get(play) ?? unseen
  const [scenario] = scenarioNames.filter((name) => play.startsWith(`[${JSON.stringify(name)},`))
  const list: unknown = request.body['messages']
  const messages: readonly unknown[] = Array.isArray(list) ? list : []
  const answered = messages.filter((one) => JSON.stringify(one).startsWith('{"role":"assistant"')).length
  const answer = scenario
    ? scenarioOf(scenario).answering({ answered, asked: before.requests, request })
    : { status: 404 }
  const honest = counted(request, answer)
  plays.set(play, seen(before, request, play, messages, honest.input + honest.output))
  return isReply(answer) && answer.usage === undefined ? { ...answer, usage: honest } : answer
})

function isReply(
  answer: ProviderAnswer,
): answer is Exclude<ProviderAnswer, string | { status: number } | { raw: string }> {
  return typeof answer === 'object' && !('status' in answer) && !('raw' in answer)
}

function counted({ text }: ProviderRequest, answer: ProviderAnswer): { input: number; output: number } {
  const refused = typeof answer === 'object' && 'status' in answer
  const said = isReply(answer) ? JSON.stringify(answer) : ''
  return refused ? { input: 0, output: 0 } : { input: Math.ceil(text.length / 4), output: Math.ceil(said.length / 4) }
}

function seen(
  before: Seen,
  request: ProviderRequest,
  play: string,
  messages: readonly unknown[],
  tokens: number,
): Seen {
  const { text, headers, path } = request
  const prompt = JSON.stringify([request.body['tools'], ...messages]).slice(0, -1)
  const last = prompts.get(play)
  prompts.set(play, prompt)
  const astray = headers.authorization !== `Bearer ${marks.key}` || path !== '/v1/chat/completions'
  return {
    requests: before.requests + 1,
    tokens: before.tokens + tokens,
    keyInWords: before.keyInWords + (text.includes(marks.key) ? 1 : 0),
    astray: before.astray + (astray ? 1 : 0),
    shownOutside: before.shownOutside + (text.includes(marks.outside) ? 1 : 0),
    prefixBroken: before.prefixBroken + (last === undefined || prompt.startsWith(last) ? 0 : 1),
  }
}

console.log(JSON.stringify({ url }))
createInterface({ input: process.stdin })
  .on('line', (line) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what model-process.ts writes
    const { play } = JSON.parse(line) as { play: string }
    console.log(JSON.stringify({ play, seen: plays.get(play) ?? unseen }))
  })
  .on('close', () => process.exit())
