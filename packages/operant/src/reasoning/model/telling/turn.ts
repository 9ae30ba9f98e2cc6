import type { Json } from '../../../facts/json.ts'
import type { RunEvent, StepReference, ToolCall } from '../../../journal/events.ts'
import type { RunState } from '../../../journal/state.ts'
import type { ModelMessage } from '../../../run/language-models.ts'
import { planTool } from '../tool-names.ts'
import type { Shown } from './shown.ts'
import type { Told, ToldFact } from './teller.ts'

/** One call of a turn, or one step of its plan, with what came of it. */
interface Part {
  readonly call: string
  readonly said: ToolCall
  readonly step: StepReference | undefined
  readonly notes: string[]
}

/** What a model said in one answer, and what came of it until the next. */
export interface Turn {
  /** The plan ahead that it gave, where it gave one: its parts are the steps that were proposed so far. */
  readonly plan: { readonly call: string; readonly said: Json } | undefined
  readonly answer: string | undefined
  readonly parts: Part[]
  /** What belongs to no part. */
  readonly notes: string[]
}

/**
 * Takes an event into the conversation: the turn that it begins, `joined` where it adds to the one under way, undefined
 * where the model said nothing with it.
 */
export function turnOf(
  event: RunEvent,
  state: RunState,
  turn: Turn | undefined,
  shown: Shown,
): Turn | 'joined' | undefined {
  const whole = wholePlan(event, shown)
  if (whole) return whole
  const part = partOf(event, state, shown)
  if (!part) return undefined
  const { answer, ahead } = { answer: undefined, ahead: undefined, ...said(event) }
  const joins = ahead === undefined ? answer !== undefined && turn?.answer === answer : turn?.plan?.call === ahead.plan
  if (turn && joins) {
    turn.parts.push(part)
    return 'joined'
  }
  return { plan: undefined, answer, parts: [part], notes: [] }
}

/** A plan that is none, or that has no steps: the model is told at once what came of it. */
function wholePlan(event: RunEvent, shown: Shown): Turn | undefined {
  if (event.type !== 'plan.proposed' && event.type !== 'proposal.refused' && event.type !== 'done.claimed')
    return undefined
  if (event.said.tool !== planTool) return undefined
  const note = event.type === 'done.claimed' ? leftText(event) : event.type === 'proposal.refused' ? event.reason : ''
  const plan = { call: event.call, said: event.said.input }
  return { plan, answer: undefined, parts: [], notes: note === '' ? [] : [shown.sentence(note)] }
}

function leftText({ open }: Extract<RunEvent, { type: 'done.claimed' }>): string {
  return open.length === 0 ? 'every check holds' : `not done: ${open.join('; ')}`
}

function said(event: RunEvent) {
  return event.type === 'step.proposed' || event.type === 'proposal.refused'
    ? { answer: event.answer, ahead: event.ahead }
    : event.type === 'done.claimed'
      ? { answer: event.answer }
      : {}
}

/** A call that an event writes down; none for the end of one that was accepted before. */
function partOf(event: RunEvent, state: RunState, shown: Shown): Part | undefined {
  if (event.type === 'step.proposed') return { call: idOf(event), said: event.said, step: event.step, notes: [] }
  const ends = [state.proposal, ...state.queued].some((one) => 'call' in event && one?.call === event.call)
  if (event.type === 'proposal.refused' && !ends)
    return { call: idOf(event), said: event.said, step: undefined, notes: [shown.sentence(`refused: ${event.reason}`)] }
  if (event.type !== 'done.claimed') return undefined
  return { call: event.call, said: event.said, step: undefined, notes: [shown.sentence(leftText(event))] }
}

/** A step of a plan is known by its name there. */
function idOf({ call, ahead }: { readonly call: string; readonly ahead?: { readonly step: string } }): string {
  return ahead?.step ?? call
}

/** Adds what came of it to the call that it came of; to the last one that was taken where that cannot be told. */
export function noteTo(turn: Turn, event: RunEvent, note: string): void {
  const own = 'step' in event ? turn.parts.find(({ step }) => step && sameStep(step, event.step)) : undefined
  const ended = event.type === 'proposal.refused' ? turn.parts.find(({ call }) => call === idOf(event)) : undefined
  const part = own ?? ended ?? turn.parts.findLast(({ step }) => step !== undefined) ?? turn.parts.at(-1)
  ;(part ?? turn).notes.push(note)
}

function sameStep(one: StepReference, other: StepReference): boolean {
  return one.capability === other.capability && one.scope === other.scope && one.inputs === other.inputs
}

/** A turn as the model is told it: what it said, and the result of each call. */
export function messagesOf(turn: Turn, told: Told): readonly ModelMessage[] {
  return turn.plan ? planMessages(turn, turn.plan.said, told) : callMessages(turn, told)
}

function callMessages({ parts }: Turn, { facts, rest }: Told): readonly ModelMessage[] {
  const calls = parts.map(({ call, said: { tool, input } }) => {
    const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : { unreadable: input }
    return { id: call, tool: plainName(tool), input: given }
  })
  const results = parts.map((part, index): ModelMessage => {
    const last = index === parts.length - 1
    const own = last ? facts.filter((fact) => !parts.slice(0, -1).some((one) => gave(one, fact))) : factsOf(part, facts)
    const result = { ...resultOf(part.notes, own), ...(last ? rest : {}) }
    return { role: 'tool', call: part.call, tool: plainName(part.said.tool), result }
  })
  return [{ role: 'assistant', text: '', calls }, ...results]
}

function planMessages({ parts, notes }: Turn, plan: Json, { facts, rest }: Told): readonly ModelMessage[] {
  const steps = parts.map((part) => ({ step: part.call, ...resultOf(part.notes, factsOf(part, facts)) }))
  const others = facts.filter((fact) => !parts.some((part) => gave(part, fact)))
  const result = { steps, ...resultOf(notes, others), ...rest }
  return [
    { role: 'assistant', text: JSON.stringify(plan), calls: [] },
    { role: 'user', content: [{ kind: 'text', text: JSON.stringify(result) }] },
  ]
}

function gave({ step }: Part, { giver }: ToldFact): boolean {
  return step !== undefined && sameStep(step, giver)
}

function factsOf(part: Part, facts: readonly ToldFact[]): readonly ToldFact[] {
  return facts.filter((fact) => gave(part, fact))
}

function resultOf(notes: readonly string[], facts: readonly ToldFact[]): { readonly [key: string]: Json } {
  return {
    ...(notes.length > 0 ? { result: [...notes] } : {}),
    ...(facts.length > 0 ? { facts: facts.map(({ told }) => told) } : {}),
  }
}

/** Providers accept only their own alphabet, even for the name of a tool that does not exist. */
function plainName(tool: string): string {
  return tool.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) || 'nameless'
}
