import { sentenceEncoder } from '../../reasoning/text/encoder.ts'
import { promptFor } from '../../reasoning/judgements/prompts.ts'
import { PostgresExamples } from '../../store/examples.ts'
import { command } from '../command.ts'
import { commandText } from '../invocation.ts'
import { declaredJudgements, type AgentJudgement } from '../judgements/declared.ts'
import { withProject } from '../open.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { count, shortly, timeText, valueText } from '../../told/values.ts'

export const judgements = command({
  name: 'judgements list',
  description: 'Lists the declared judgements: their examples, how sure, what people gave',
  args: {},
  run: (args, terminal) =>
    withProject(args, async ({ agents, pool, context }) => {
      const store = new PostgresExamples(pool)
      const encoder = await sentenceEncoder()
      const rows = await Promise.all(
        declaredJudgements(agents).map(async (one) => {
          const { agent, judgement } = one
          const given = await store.examples(agent.name, judgement.name)
          const measured = await store.measured(agent.name, judgement.name, promptOf(one))
          const hasModel = context.models?.has('judge', agent.name) === true
          return { ...toldOf(one, encoder !== undefined, hasModel), given, measured }
        }),
      )
      terminal.data(rows)
      if (rows.length === 0) terminal.line('No agent declares a judgement.')
      for (const row of rows) {
        const at = row.atLeast === 0 ? '' : `, at least ${Math.round(row.atLeast * 100)} % sure`
        terminal.line([bold(row.judgement), ` of ${row.agent}: ${row.kind}${at}`, dim(` · ${row.offline}`)], {
          hang: 4,
        })
        for (const { model, right, answered, asked, at: when } of row.measured)
          terminal.line(`${model}: ${right} of ${answered} right, asked ${asked} (${timeText(when) ?? when})`, {
            indent: 2,
          })
        if (row.measured.length === 0 && row.measurable)
          terminal.line(
            [
              yellow('a model is not measured'),
              dim(`: ${commandText(`judgements calibrate ${row.judgement}`, args.config)}`),
            ],
            { indent: 2, hang: 4 },
          )
        for (const example of row.given)
          terminal.line(exampleLine(example.id, example.value, example.text, example.by, example.how), {
            indent: 2,
            hang: 4,
          })
      }
      if (rows.some(({ given }) => given.length > 0))
        terminal.line(dim(`To take one out: ${commandText('judgements forget ID', args.config)}`))
    }),
})

function exampleLine(
  id: string,
  value: Parameters<typeof valueText>[0],
  text: string,
  by: string,
  how: string,
): readonly Part[] {
  return [bold(id), ` ${valueText(value)}: "${shortly(text.replace(/\s+/g, ' '), 100)}"`, dim(` · ${how} by ${by}`)]
}

function promptOf({ judgement }: AgentJudgement): string | undefined {
  const { form } = judgement
  return form.kind === 'classify' || form.kind === 'extract' ? promptFor(judgement, form).prompt : ''
}

/** What can be told of a judgement without asking anybody. */
function toldOf({ agent, judgement }: AgentJudgement, hasEncoder: boolean, hasModel: boolean) {
  const { form, atLeast, name } = judgement
  const learns = form.kind === 'classify' || form.kind === 'extract'
  return {
    agent: agent.name,
    judgement: name,
    kind: form.kind,
    gives: judgement.gives.name,
    atLeast,
    examples: 'examples' in form ? form.examples.length : 0,
    offline: offlineText(judgement, hasEncoder),
    measurable: hasModel && learns && form.model !== 'never' && form.uncalibrated < atLeast,
  }
}

function offlineText({ form }: AgentJudgement['judgement'], hasEncoder: boolean): string {
  switch (form.kind) {
    case 'classify':
    case 'rank': {
      const words = 'words only, for the sentence encoder is not installed'
      const reads = form.reads === 'words' ? 'words' : hasEncoder ? 'words and meaning' : words
      return form.kind === 'classify' && form.examples.length === 0
        ? 'no examples: a model only'
        : `${count(form.examples.length, 'example')}, reads ${reads}`
    }
    case 'extract':
      return form.fields ? `${count(form.examples.length, 'example')}, finds by patterns` : 'no patterns: a model only'
    case 'summarise':
      return 'for people: its words are no evidence'
    case 'compose':
      return form.task === undefined ? 'a template' : 'a template, or a model’s checked words'
    case 'one-off':
      return 'as a model asks'
    case 'read document':
      return 'text of PDFs, size and date of pictures'
  }
}
