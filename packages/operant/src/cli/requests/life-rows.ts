import { changedSince, previewTexts, valueTexts } from '../../people/shown.ts'
import type { RequestTalk } from '../../store/request-talk.ts'
import type { RequestRow } from '../../store/requests.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { rows } from '../story/print-why.ts'

type Rows = readonly (readonly Part[])[]

/** What is otherwise than when people were asked before: the field, what it was, what it is. */
export function changedRows(before: unknown): Rows {
  const changed = changedSince(before)
  if (!changed) return []
  const told = changed.differences.map(({ field, before: was, now }) => [bold(field), ` ${was} → `, yellow(now)])
  return rows('changed', [[changed.text], ...told])
}

/** What the call would come to: before and after where it says both. */
export function previewRows(preview: unknown): Rows {
  return rows('preview', named(previewTexts(preview)))
}

/** Values that the rules saw. */
export function valueRows(values: unknown): Rows {
  return rows('values', named(valueTexts(values)))
}

function named(texts: readonly (readonly [name: string, text: string])[]): Rows {
  return texts.map(([name, text]) => [bold(name), ` ${text}`])
}

/** Who may answer, what the time has brought and will, and what people remarked. */
export function talkRows({ state }: RequestRow, { comments, history, coming, mayAnswer }: RequestTalk): Rows {
  const open = state === 'open'
  const next = coming.map(({ at, kind, roles }): Part[] => [
    kind === 'remind' ? 'people are reminded ' : `${roles.join(' or ')} may decide as well from `,
    timeText(at) ?? at,
  ])
  const past = history.map(({ at, what, roles }): Part[] => [
    what === 'reminded' ? 'people were reminded ' : `nobody had decided, so ${roles.join(' or ')} was asked as well `,
    dim(timeText(at) ?? at),
  ])
  return [
    ...rows('open to', open ? [[mayAnswer.length > 0 ? mayAnswer.join(', ') : 'nobody who is known']] : []),
    ...rows('so far', past),
    ...rows('coming', open ? next : []),
    ...rows(
      'comments',
      comments.map(({ by, at, text }) => [bold(by), ` ${text} `, dim(timeText(at) ?? at)]),
    ),
  ]
}
