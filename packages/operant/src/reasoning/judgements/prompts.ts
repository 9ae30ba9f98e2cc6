import type { ClassifyForm, ExtractForm, JudgedExample } from '../../agent/judgements/forms.ts'
import type { DeclaredJudgement } from '../../run/judgements.ts'
import { judgementPrompt } from './ask-model.ts'

/** Most examples that a prompt shows, and fewest that are left to measure its answers with. */
const mostShown = 16
const fewestLeft = 10

/** The prompt of a classification or an extraction, with the examples that it shows. */
export interface Prompt {
  readonly instructions: string
  readonly prompt: string
  readonly shown: readonly JudgedExample[]
}

/**
 * Made of the definition alone: what people answered is no part of it, so that it stays the same bytes and what was
 * measured stays true.
 */
export function promptFor(judgement: DeclaredJudgement, form: ClassifyForm | ExtractForm): Prompt {
  const shown = shownOf(form)
  const lines = [
    form.task,
    ...(form.kind === 'classify' ? classLines(form) : [fieldLine]),
    ...(shown.length > 0 ? ['', 'Examples:'] : []),
    ...shown.map(({ text, value }) =>
      JSON.stringify({ text, answer: form.kind === 'classify' ? { class: value } : value }),
    ),
  ]
  return { ...judgementPrompt(`${form.kind} ${judgement.name}`, lines.join('\n')), shown }
}

const fieldLine =
  'Give each field as it stands in what is judged, in the same words; null where it does not say, and never a guess.'

function classLines({ classes }: ClassifyForm): readonly string[] {
  const named = Object.entries(classes).map(([name, meaning]) => `- ${name}${meaning === '' ? '' : `: ${meaning}`}`)
  return ['Classes:', ...named, `- ${noneOfThem}: it fits no class, or more than one equally well`]
}

/** What a model answers where no class fits. */
export const noneOfThem = 'none of these'

/** Some of each class, while enough are left. */
function shownOf(form: ClassifyForm | ExtractForm): readonly JudgedExample[] {
  const { examples } = form
  const room = Math.min(mostShown, examples.length - fewestLeft)
  if (room <= 0) return []
  const seen = new Map<string, number>()
  const byRound = examples.map((example) => {
    const key = form.kind === 'classify' ? JSON.stringify(example.value) : ''
    const round = seen.get(key) ?? 0
    seen.set(key, round + 1)
    return { example, round }
  })
  return byRound
    .toSorted((one, other) => one.round - other.round)
    .slice(0, room)
    .map(({ example }) => example)
}
