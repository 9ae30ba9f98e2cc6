import { z } from '@hono/zod-openapi'
import { verifiedAnswers } from '../../../access/signed-answers.ts'
import { answerFields } from '../../../asking/answer-fields.ts'
import { at, type Json } from '../../../facts/json.ts'
import { whyNot } from '../../../people/may-reply.ts'
import { precedentsOf } from '../../../people/precedents/precedents-of.ts'
import { changedSince } from '../../../people/shown.ts'
import { editableOf } from '../../../project/action-of.ts'
import { evidenceOf } from '../../../project/evidence-of.ts'
import { questionOf } from '../../../project/question-of.ts'
import { replacedBy } from '../../../project/replaced-by.ts'
import type { Principal } from '../../../store/principals.ts'
import { talkOf, type RequestTalk } from '../../../store/request-talk.ts'
import type { RequestRow } from '../../../store/requests.ts'
import { snoozesOf } from '../../../store/snoozes.ts'
import type { ApiParts } from '../api.ts'
import { callTold, setTold } from './call-told.ts'
import { requestTold, type requestInFullShape } from '../routes/request-shapes.ts'
import { textsOf } from './request-texts.ts'
import { seenOf } from './seen.ts'

type Parts = Pick<ApiParts, 'project' | 'keys'>

/** Everything somebody needs to decide. */
export async function requestInFull(
  parts: Parts,
  request: RequestRow,
  caller: Principal,
): Promise<z.infer<typeof requestInFullShape>> {
  const { project } = parts
  const { barred, ...talk } = await talkOf(project.pool, request.id, project.clock.now().toISOString())
  const editable = await editableOf(project, request)
  const [call, fields, precedents, evidence, texts, other] = await Promise.all([
    callTold(project, request, editable),
    fieldsOf(project, request),
    toldPrecedents(project, request),
    evidenceOf(project, request),
    textsOf(parts, request),
    replacedBy(project, request),
  ])
  return {
    ...requestTold(request),
    ...(await forWhom(project, request, { ...talk, barred }, caller)),
    ...talk,
    shown: request.shown,
    seen: seenOf(request),
    argumentsHash: request.argumentsHash,
    goal: textAt(request.shown, 'goal'),
    given: givenTo(parts, request),
    call,
    set: setTold(request.shown),
    known: entriesAt(request.shown, 'evidence'),
    since: changedSince(at(request.shown, ['before'])) ?? null,
    replacedBy: other?.id ?? null,
    editable,
    fields,
    evidence: evidence.map(({ step = null, rule = null, ...one }) => ({
      fact: one.fact,
      about: one.about,
      value: one.value,
      label: one.label,
      from: one.from,
      step,
      rule,
    })),
    texts,
    precedents,
  }
}

async function forWhom(project: Parts['project'], request: RequestRow, talk: RequestTalk, caller: Principal) {
  const why = whyNot(request, talk, caller)
  const now = project.clock.now().toISOString()
  const snoozes = await snoozesOf(project.pool, [request.id], caller.name, now)
  return { youMay: why === undefined, whyNot: why ?? null, snoozedUntil: snoozes.get(request.id) ?? null }
}

function givenTo({ keys }: Parts, request: RequestRow) {
  const signatures = verifiedAnswers(keys, request)
  return request.given.map((one, index) => {
    const { by, insteadOf, roles, kind, reason, value, elements, channel, at: when } = one
    const signature = signatures[index] ?? 'not signed'
    return { by, insteadOf, roles, kind, reason, value, elements, channel, at: when, signature }
  })
}

async function fieldsOf(project: Parts['project'], request: RequestRow) {
  const question = request.kind === 'answer' ? await questionOf(project, request) : undefined
  return question
    ? answerFields(question.gives).map(({ name, kind, options, required }) => ({ name, kind, options, required }))
    : []
}

async function toldPrecedents({ pool }: Pick<ApiParts['project'], 'pool'>, request: RequestRow) {
  const found = await precedentsOf(pool, request)
  if (!found) return null
  const { approved, rejected, bounds } = found
  const all = [...approved, ...rejected].toSorted((one, other) => (one.at < other.at ? 1 : -1))
  return {
    approved: approved.length,
    rejected: rejected.length,
    by: [...new Set(all.flatMap((one) => one.by))],
    bounds: Object.entries(bounds).map(([name, [from, to]]) => ({ name, from, to })),
    latest: all.slice(0, 5).flatMap(({ request: id, run, answer, by, at: when, looked }) => {
      if (!answer) return []
      const values = Object.entries(looked).map(([name, text]) => ({ name, text }))
      return [{ request: id, run, decision: answer, by, at: when, looked: values }]
    }),
  }
}

function textAt(shown: Json, name: string): string {
  const text = at(shown, [name])
  return typeof text === 'string' ? text : ''
}

function entriesAt(shown: Json, name: string): readonly { readonly name: string; readonly value: Json }[] {
  const { data } = z.record(z.string(), z.json()).safeParse(at(shown, [name]))
  return Object.entries(data ?? {}).map(([key, value]) => ({ name: key, value }))
}
