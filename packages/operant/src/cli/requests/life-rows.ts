import { z } from 'zod'
import type { Json } from '../../facts/json.ts'
import type { RequestTalk } from '../../store/request-talk.ts'
import type { RequestRow } from '../../store/requests.ts'
import { timeText, valueText } from '../output/values.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { rows } from '../story/print-why.ts'

type Rows = readonly (readonly Part[])[]

const difference = z.object({ field: z.string(), before: z.json(), now: z.json() })
const beforeShape = z.object({
  request: z.string(),
  approved: z.string().optional(),
  edited: z.string().optional(),
  refused: z.string().optional(),
  differences: z.array(difference),
})

/** What is otherwise than when people were asked before: the field, what it was, what it is. */
export function changedRows(before: unknown): Rows {
  const { data } = beforeShape.safeParse(before)
  if (!data) return []
  const { request, approved, edited, refused, differences } = data
  const what = approved ? `approved by ${approved}` : edited ? `changed by ${edited}` : 'not answered'
  const told = differences.map(({ field, before: was, now }) => [
    bold(field),
    ` ${shortText(was)} → `,
    yellow(shortText(now)),
  ])
  return rows('changed', [
    [`since ${request}, which was ${what}, and counts no more${refused ? `: ${refused}` : ''}`],
    ...told,
  ])
}

/** What the call would come to: before and after where it says both. */
export function previewRows(preview: unknown): Rows {
  const { data } = z.record(z.string(), z.json()).safeParse(preview)
  const told = Object.entries(data ?? {}).map(([name, value]) => [bold(name), ` ${previewText(value)}`])
  return rows('preview', told)
}

function previewText(value: Json): string {
  const { data } = z.object({ before: z.json(), after: z.json() }).safeParse(value)
  return data ? `${valueText(data.before)} → ${valueText(data.after)}` : valueText(value)
}

/** Values that the rules saw. */
export function valueRows(values: unknown): Rows {
  const { data } = z.record(z.string(), z.string()).safeParse(values)
  return rows(
    'values',
    Object.entries(data ?? {}).map(([name, value]) => [bold(name), ` ${value}`]),
  )
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

function shortText(value: Json): string {
  const text = value === null ? 'not there' : valueText(value)
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text
}
