import type { Agent } from '../../../agent/define-agent.ts'
import { z } from 'zod'
import type { Money } from '../../../facts/money.ts'
import type { RunState } from '../../../journal/state.ts'
import type { RequestRow } from '../../../store/requests.ts'
import { handOverReason } from '../../../people/hand-over-text.ts'
import { spentBy } from './tell-money.ts'

/** A call that waits for somebody's yes. */
export interface WaitingApproval {
  readonly id: string
  readonly run: string
  readonly title: string
  readonly roles: readonly string[]
  /** ISO 8601. */
  readonly until: string
  readonly because: readonly string[]
  readonly amount: Money | undefined
}

/** Requests that are alike, under the first of them. */
export interface RequestGroup {
  readonly reason: string
  readonly roles: readonly string[]
  readonly runs: readonly string[]
}

export interface Open {
  readonly approvals: readonly WaitingApproval[]
  readonly questions: readonly RequestGroup[]
  readonly handOvers: readonly RequestGroup[]
}

/** What waits for people or was handed to them: why, and whose it is. */
export function openFigures(
  requests: readonly RequestRow[],
  states: readonly RunState[],
  agents: ReadonlyMap<string, Agent>,
): Open {
  const of = (kind: RequestRow['kind']): readonly RequestRow[] => requests.filter((one) => one.kind === kind)
  const stateOf = new Map(states.map((state) => [state.run, state]))
  return {
    approvals: of('approve').map((request) => approvalOf(request, agents.get(agentOf(stateOf, request)))),
    questions: grouped(of('answer'), ({ run, id }) => stateOf.get(run)?.requests.get(id)?.step.capability ?? id).map(
      (group) => ({ ...group, reason: group.first.title }),
    ),
    handOvers: grouped(of('take over'), handOverReason).map((group) => ({
      ...group,
      reason: handOverReason(group.first),
    })),
  }
}

function agentOf(stateOf: ReadonlyMap<string, RunState>, { run }: RequestRow): string {
  return stateOf.get(run)?.opened.agent ?? ''
}

const shape = z.looseObject({
  action: z.string().default(''),
  arguments: z.record(z.string(), z.json()).default({}),
  reasons: z.array(z.looseObject({ effect: z.string(), text: z.string() })).default([]),
})

function approvalOf(request: RequestRow, agent: Agent | undefined): WaitingApproval {
  const { id, run, title, roles, expiresAt } = request
  const { action, arguments: given, reasons } = shape.catch(shape.parse({})).parse(request.shown)
  const spec = agent?.capabilities.get(action)
  const asking = reasons.filter(({ effect }) => effect === 'approve')
  return {
    id,
    run,
    title,
    roles,
    until: expiresAt,
    because: (asking.length > 0 ? asking : reasons).map(({ text }) => text),
    amount: spec?.kind === 'action' ? spentBy(spec, given) : undefined,
  }
}

function grouped(requests: readonly RequestRow[], by: (request: RequestRow) => string) {
  const groups = Map.groupBy(requests, (request) => JSON.stringify([by(request), request.roles]))
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first ? [{ first, roles: first.roles, runs: [first, ...others].map(({ run }) => run) }] : [],
    )
    .toSorted((one, other) => other.runs.length - one.runs.length)
}
