import type { Judged, Judging } from '../../run/judgements.ts'
import type { ComposeForm, SummariseForm } from '../../agent/judgements/forms.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { Json } from '../../facts/json.ts'
import { askClosed, judgementPrompt, type ClosedAnswer } from './ask-model.ts'
import { textOf, wordsProblem } from './check-words.ts'
import { summariseOffline } from './summarise-offline.ts'

const schema = {
  type: 'object',
  properties: { words: { type: 'string' } },
  required: ['words'],
  additionalProperties: false,
} as const

/** Words for people outside: the template, or a model's words that pass every check. A model that cannot be asked costs nothing but its words. */
export async function composeWords(judging: Judging, form: ComposeForm): Promise<Judged> {
  const template = form.template(judging.inputs)
  const byTemplate = { kind: 'gives', value: template, byModel: false } as const
  if (form.task === undefined) return { ...byTemplate, models: [] }
  const facts = textOf(judging.inputs)
  const told = JSON.stringify({ template, facts: facts.split('\n').filter((line) => line !== '') })
  const task = `${form.task}\nWord the template anew for its reader. Use only figures, amounts, dates and names that stand in the template or the facts, leave out none of the template's figures, amounts and dates, and promise nothing that the template does not.`
  const said = await askForWords(judging, task, told, (words) => wordsProblem(words, template, judging.inputs))
  return said?.kind === 'answered'
    ? { kind: 'gives', value: wordsIn(said.value) ?? template, byModel: true, models: said.calls }
    : { ...byTemplate, models: said?.calls ?? [] }
}

/** A summary for people: short texts as they are, a model's where one is configured, else the sentences that say most. */
export async function summariseText(judging: Judging, form: SummariseForm, text: string): Promise<Judged> {
  const picked = summariseOffline(text, form.sentences)
  const short = picked.length >= text.replace(/\s+/g, ' ').trim().length
  const task = `${form.task}\nAt most ${form.sentences} sentences. Use only figures, dates and names that stand in the text.`
  const said =
    short || form.model === 'never'
      ? undefined
      : // What it leaves out is its business; what it adds is not.
        await askForWords(judging, task, text, (words) => wordsProblem(words, '', { text }))
  const words = said?.kind === 'answered' ? wordsIn(said.value) : undefined
  return {
    kind: 'gives',
    value: OutsideText.from(words ?? picked),
    byModel: words !== undefined,
    models: said?.calls ?? [],
  }
}

async function askForWords(
  { models, agent, judgement, spending }: Judging,
  task: string,
  text: string,
  problem: (words: string) => string | undefined,
): Promise<ClosedAnswer | undefined> {
  if (!models?.has('word', agent)) return undefined
  const { instructions, prompt } = judgementPrompt(`${judgement.form.kind} ${judgement.name}`, task)
  const misfit = (value: Json) => {
    const words = wordsIn(value)
    return words === undefined ? 'it has no "words"' : problem(words)
  }
  const question = { name: judgement.name, use: 'word', instructions, schema, text, file: undefined, misfit } as const
  return askClosed(models, question, prompt, spending)
}

function wordsIn(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { words } = value as { readonly words?: Json }
  return typeof words === 'string' ? words : undefined
}
