import type { z } from '@hono/zod-openapi'
import { expectedFields } from '../../../effects/contract.ts'
import { hashOf, type Json } from '../../../facts/json.ts'
import { callShown } from '../../../people/call-shown.ts'
import { setShown } from '../../../people/shown.ts'
import { actionOf } from '../../../project/action-of.ts'
import type { Project } from '../../../project/open-project.ts'
import { decodeArguments } from '../../../run/calling/call.ts'
import { undoName } from '../../../run/loading/load-agent.ts'
import type { RequestRow } from '../../../store/requests.ts'
import type { CallTold, SetTold } from '../schemas/request-told.ts'

/** The call that a request is about; null where it is about none. */
export async function callTold(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
  editable: readonly string[],
): Promise<z.infer<typeof CallTold> | null> {
  const shown = callShown(request.shown)
  if (!shown) return null
  const { action, comes, rules, values, explanation, label, risk, undo, policy, policyVersion } = shown
  const given = Object.fromEntries(shown.arguments.map(({ name, value }) => [name, value]))
  const takesBack = hashOf({ action: undoName(action), arguments: given }) === request.argumentsHash
  return {
    action,
    takesBack,
    arguments: shown.arguments.map(({ name, value, origin }) => ({
      name,
      value,
      origin: origin ?? null,
      editable: editable.includes(name),
    })),
    comes: comes.map(({ name, before, after }) => ({ name, ...(before === undefined ? {} : { before }), after })),
    expects: takesBack ? [] : await expectedOf(project, request, given),
    rules,
    values,
    deciding: explanation?.deciding ?? null,
    otherwise: explanation?.runnerUp ?? null,
    ways: explanation?.ways ?? [],
    label: label ?? null,
    risk,
    undo,
    policy: { hash: policy ?? null, version: policyVersion ?? null },
  }
}

/** What has to be read back, by the action's own contract. */
async function expectedOf(
  project: Pick<Project, 'store' | 'agents'>,
  request: RequestRow,
  given: Readonly<Record<string, Json>>,
): Promise<z.infer<typeof CallTold>['expects']> {
  const found = request.kind === 'approve' ? await actionOf(project, request) : undefined
  if (!found?.action.confirm) return []
  try {
    const expected = expectedFields(found.action, decodeArguments(found.action, given))
    return Object.entries(expected).map(([field, value]) => ({ field, value }))
  } catch {
    // Asked by an earlier version of the agent, whose arguments this one does not take.
    return []
  }
}

/** The change set that a request is about; null where it is about one call. */
export function setTold(shown: Json): z.infer<typeof SetTold> | null {
  const set = setShown(shown)
  if (!set) return null
  const { groups, inOne = [], ...rest } = set
  return {
    ...rest,
    inOne,
    groups: groups.map(({ explanation, ...one }) => ({ ...one, ways: explanation?.ways ?? [] })),
  }
}
