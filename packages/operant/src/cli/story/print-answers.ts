import type { Json } from '../../facts/json.ts'
import type { Answer, AnswerSource } from '../../journal/outcome.ts'
import type { Terminal } from '../output/terminal.ts'
import { isList, isRecord, timeText, valueText } from '../../told/values.ts'
import { bold, dim, yellow } from '../output/wrap.ts'
import type { Story } from '../../told/runs/story.ts'

/** What a question was answered with, each with where it comes from; and what was asked for and not looked at. */
export function printAnswers(
  terminal: Terminal,
  { answers = [], unchecked = [] }: Pick<Story, 'answers' | 'unchecked'>,
): void {
  if (answers.length > 0) {
    terminal.line()
    for (const answer of answers) {
      printValue(terminal, inWords(answer.fact), answer.value)
      for (const line of sourcesOf(answer)) terminal.line(dim(line), { indent: 2, hang: 4 })
    }
  }
  for (const words of unchecked) terminal.line([yellow('Not checked: '), words], { hang: 2 })
}

/** Items of a list that are told one by one. */
const most = 30

/** A value behind its name. A record is told field by field, a list of records item by item. */
function printValue(terminal: Terminal, name: string, value: Json, indent = 0): void {
  const at = { indent: indent + 2, hang: indent + 4 }
  if (isRecord(value)) {
    terminal.line(bold(name), { indent })
    for (const [field, one] of Object.entries(value)) printValue(terminal, inWords(field), one, indent + 2)
  } else if (isList(value) && value.some(isRecord)) {
    terminal.line([bold(name), value.length > most ? `, the first ${most} of ${value.length}` : ''], { indent })
    for (const item of value.slice(0, most)) terminal.line(`· ${valueText(item, 2)}`, at)
  } else terminal.line([bold(name), ': ', valueText(value, 2)], { indent, hang: indent + 2 })
}

/** `stillOpen` as `still open`. */
export function inWords(name: string): string {
  return name.replaceAll(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}

const verbs: Readonly<Record<Answer['how'], string>> = {
  input: 'as it was asked with',
  read: 'read',
  derived: 'worked out',
  judged: 'judged, not recorded anywhere',
  answered: 'as it was answered',
  looked: 'looked at',
  effect: 'as it was written',
  claimed: 'as a system claimed',
}

function sourcesOf(answer: Answer): readonly string[] {
  const sure = answer.confidence === undefined ? '' : `, ${Math.round(answer.confidence * 100)} % sure`
  const own = `${verbs[answer.how]} by ${answer.capability}${from(answer.systems)}${sure}, ${timeText(answer.readAt) ?? answer.readAt} UTC`
  if (answer.how !== 'derived' && answer.how !== 'judged') return [own]
  return [own, ...answer.rests.filter(({ how }) => how !== 'input').map(restText)]
}

function restText({ fact, about, how, capability, systems, readAt }: AnswerSource): string {
  const what = about === '' ? inWords(fact) : `${inWords(fact)} of ${about}`
  return `· ${what}: ${verbs[how]} by ${capability}${from(systems)}, ${timeText(readAt) ?? readAt} UTC`
}

function from(systems: readonly string[]): string {
  return systems.length === 0 ? '' : ` from ${systems.join(', ')}`
}
