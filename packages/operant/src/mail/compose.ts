import type { AnswerField } from '../asking/answer-fields.ts'
import type { Notice } from '../store/notices.ts'
import type { OutsideQuestion } from '../store/outside-questions.ts'
import type { RequestRow } from '../store/requests.ts'
import { shortly, timeText } from '../told/values.ts'
import type { Message } from './messenger.ts'

/** What a question in mail is known by when the answer comes back. */
const mark = /\[Q:([A-Za-z0-9_-]{6,80})\]/

/** The code of the question that a mail is about, where it names one: in its subject, or else in what it quotes. */
export function codeIn(subject: string, text: string): string | undefined {
  return mark.exec(subject)?.[1] ?? mark.exec(text)?.[1]
}

/** What a person of the project is told. */
export function personMessage({ key, subject, body }: Notice, to: string, url: string | undefined): Message {
  const link = url === undefined ? [] : [`\nSee and decide, by a link for you alone that works once:\n${url}\n`]
  return { key, to, subject: oneLine(subject), text: [body, ...link].join('\n') }
}

/** The question that a party outside is asked: nothing of what the organisation knows goes with it. */
export function outsideMessage(
  { key }: Notice,
  { code, mail, name }: OutsideQuestion,
  { title, expiresAt, fields }: Pick<RequestRow, 'title' | 'expiresAt'> & { readonly fields: readonly AnswerField[] },
  url: string | undefined,
): Message {
  const again = key.includes(' asked ') ? '' : 'Reminder: '
  const ways = [
    ...(url === undefined ? [] : [`Answer by this form:\n${url}\n`]),
    `${url === undefined ? 'Answer' : 'Or answer'} by replying to this mail, above what it quotes${fields.length > 1 ? ', with a line for each:' : '.'}`,
    ...(fields.length > 1 ? fields.map(lineFor) : []),
  ]
  const text = [
    ...(name === '' ? [] : [`Dear ${oneLine(name)},\n`]),
    `${title}\n`,
    ...ways,
    `\nPlease answer by ${timeText(expiresAt) ?? expiresAt} UTC. Leave [Q:${code}] in the mail: by it we know what you answer.`,
  ].join('\n')
  return { key, to: mail, subject: `${again}${oneLine(shortly(title, 80))} [Q:${code}]`, text }
}

/** A line as it is to be filled in: `date: 2026-03-20`, `whole: yes or no`. */
function lineFor({ name, kind, options, required }: AnswerField): string {
  const example = { choice: options.join(' or '), date: '2026-03-20', number: '12', words: '…', line: '…' }[kind]
  return `  ${name}: ${example}${required ? '' : ' (may be left out)'}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
