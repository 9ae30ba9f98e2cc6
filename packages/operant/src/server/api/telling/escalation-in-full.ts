import type { z } from '@hono/zod-openapi'
import { partsOf } from '../../../facts/key.ts'
import { whyNot } from '../../../people/may-reply.ts'
import { itemShown } from '../../../people/item-shown.ts'
import { itemTold } from '../../../project/item-told.ts'
import type { Principal } from '../../../store/principals.ts'
import { talkOf } from '../../../store/request-talk.ts'
import type { RequestRow } from '../../../store/requests.ts'
import { snoozesOf } from '../../../store/snoozes.ts'
import { causesOf } from '../../../told/causes.ts'
import type { ApiParts } from '../api.ts'
import { textsOf } from './request-texts.ts'
import { escalationTold, type escalationInFullShape } from '../routes/escalation-shapes.ts'
import type { ItemTold } from '../schemas/request-told.ts'

/** Everything that whoever takes over needs. */
export async function escalationInFull(
  { project }: Pick<ApiParts, 'project'>,
  request: RequestRow,
  caller: Principal,
): Promise<z.infer<typeof escalationInFullShape>> {
  const now = project.clock.now().toISOString()
  const [{ item, ...row }, talk, snoozes, texts] = await Promise.all([
    itemTold(project, request),
    talkOf(project.pool, request.id, now),
    snoozesOf(project.pool, [request.id], caller.name, now),
    textsOf({ project }, request),
  ])
  const why = whyNot(row, talk, caller)
  return {
    ...escalationTold(row, item),
    shown: row.shown,
    item: fieldsTold(row.shown),
    texts,
    comments: talk.comments,
    mayClaim: talk.mayAnswer,
    youMay: why === undefined,
    whyNot: why ?? null,
    snoozedUntil: snoozes.get(request.id) ?? null,
    history: item?.history ?? [],
  }
}

function fieldsTold(shown: unknown): z.infer<typeof ItemTold> | null {
  const item = itemShown(shown)
  if (!item) return null
  const { outcome = null, why, checks, tried, facts, options, ...rest } = item
  return {
    goal: rest.goal,
    outcome,
    because: why === '' ? [] : causesOf(why),
    missing: rest.missing,
    checks: checks.map(({ check, about, result, reason = null }) => ({ check, about, result, reason })),
    effects: rest.effects,
    unknown: rest.unknown,
    tried: tried.map(({ step, result, reason }) => ({ ...called(step), result, reason })),
    facts: facts.map(({ fact, value, from, label = null }) => {
      const { capability, about } = called(fact)
      return { fact: capability, about, value, from, label }
    }),
    options: options.map(({ why: whyOf = null, spends = null, undo = null, ...one }) => ({
      ...one,
      why: whyOf === null ? null : causesOf(whyOf).join('; '),
      spends,
      undo,
    })),
    undoing: rest.undoing,
    earlier: rest.earlier,
  }
}

/** What a key such as `refund ["A-2"]` names. */
function called(key: string): { readonly capability: string; readonly about: string } {
  const { name, scope } = partsOf(key)
  return { capability: name, about: scope.join(' / ') }
}
