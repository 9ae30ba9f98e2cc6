import type { ModelMessage, JSONValue } from 'ai'
import type { ConditionSpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { hashOf, type Json } from '../../facts/json.ts'
import { depthOf, partsOf } from '../../facts/key.ts'
import type { FactKey, RunEvent, ToolCall } from '../../journal/events.ts'
import { apply, fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import { instanceOf, knowledge, scopesOf, usableFact, type Knowledge } from '../../planning/knowledge.ts'
import type { FactNames } from './fact-names.ts'
import { closedValue, OutsideWords } from './outside-words.ts'
import { tellingOf } from './telling.ts'

interface Turn {
  readonly call: string
  readonly said: ToolCall
  readonly notes: string[]
}

/**
 * The conversation so far, told from the journal alone: the goal, then each call with what came of it until the next.
 * What has been told stays as it was, byte by byte, however the run goes on and wherever it is resumed.
 */
export function transcriptOf(
  agent: Agent,
  goal: GoalSpec,
  events: readonly RunEvent[],
  names: FactNames,
): readonly ModelMessage[] {
  const [opened, ...rest] = events
  if (opened?.type !== 'run.opened') throw new Error('a journal begins with the opening of its run')
  const state = fold('', [opened])
  const teller = new Teller(agent, goal, names)
  const words = new OutsideWords(agent)
  words.learn(opened)
  const messages: ModelMessage[] = []
  let turn: Turn | undefined
  const close = () =>
    messages.push(
      ...(turn
        ? spoken(turn, teller.tell(state, turn.notes))
        : [openingOf(words.closed(opened.asked), goal, teller.tell(state, []))]),
    )
  for (const event of rest) {
    const begun = turnOf(event, state, words)
    if (begun) {
      close()
      turn = begun
    }
    apply(state, event)
    words.learn(event)
    const note = begun ? undefined : tellingOf(state, event, names)
    if (note !== undefined) turn?.notes.push(words.closed(note))
  }
  close()
  return messages
}

/** The turn that an event begins: every call but the end of one that was accepted before. */
function turnOf(event: RunEvent, state: RunState, words: OutsideWords): Turn | undefined {
  if (event.type === 'step.proposed') return { call: event.call, said: event.said, notes: [] }
  if (event.type === 'proposal.refused' && state.proposal?.call !== event.call)
    return { call: event.call, said: event.said, notes: [words.closed(`refused: ${event.reason}`)] }
  if (event.type !== 'done.claimed') return undefined
  const left = event.open.length === 0 ? 'every check holds' : `not done: ${event.open.join('; ')}`
  return { call: event.call, said: event.said, notes: [words.closed(left)] }
}

function openingOf(asked: string, goal: GoalSpec, told: Readonly<Record<string, JSONValue>>): ModelMessage {
  const aim = { doneWhen: goal.doneWhen.map((check) => check.name), never: goal.never.map((check) => check.name) }
  return { role: 'user', content: `Goal: ${asked}\n${JSON.stringify({ ...aim, ...told })}` }
}

function spoken(turn: Turn, told: Readonly<Record<string, JSONValue>>): readonly ModelMessage[] {
  const { call: toolCallId } = turn
  // Providers accept only their own alphabet, even for the name of a tool that does not exist.
  const toolName = turn.said.tool.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) || 'nameless'
  const { input } = turn.said
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : { unreadable: input }
  return [
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId, toolName, input: given }] },
    { role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'json', value: told } }] },
  ]
}

/** Tells what is known now and was not when it last told. */
class Teller {
  private readonly agent: Agent
  private readonly goal: GoalSpec
  private readonly names: FactNames
  private told = new Map<FactKey, string>()

  constructor(agent: Agent, goal: GoalSpec, names: FactNames) {
    this.agent = agent
    this.goal = goal
    this.names = names
  }

  tell(state: RunState, notes: readonly string[]): Readonly<Record<string, JSONValue>> {
    const known = knowledge(this.agent, state)
    const now = new Map<FactKey, string>()
    const facts: JSONValue[] = []
    for (const key of state.facts.keys()) {
      const { name, scope } = partsOf(key)
      const fact = this.agent.capabilities.get(name)?.kind === 'condition' ? undefined : usableFact(known, key)
      if (!fact) continue
      now.set(key, hashOf([fact.value, fact.label]))
      if (this.told.get(key) === now.get(key)) continue
      const spec = this.agent.facts.get(name)
      // What it was asked for stands in the call.
      const members = scope.slice(0, depthOf(spec?.about))
      const about = members.length > 0 ? { about: [...this.names.told(members)] } : {}
      facts.push({
        id: this.names.nameOf(key),
        fact: name,
        ...about,
        // A fact that the agent no longer declares says nothing of who wrote it.
        value: spec ? closed(closedValue(spec, fact)) : '[not known any more]',
        by: fact.giver.capability,
        label: fact.label,
      })
    }
    const lost = [...this.told.keys()].filter((key) => !now.has(key)).map((key) => this.names.nameOf(key))
    this.told = now
    return {
      ...(notes.length > 0 ? { result: [...notes] } : {}),
      ...(facts.length > 0 ? { facts } : {}),
      ...(lost.length > 0 ? { notKnownAnyMore: lost } : {}),
      checks: [...this.goal.doneWhen, ...this.goal.never].flatMap((check) => standings(known, check, this.names)),
    }
  }
}

function standings(known: Knowledge, check: ConditionSpec, names: FactNames): readonly string[] {
  return scopesOf(known, check.scope).scopes.map((scope) => {
    const value = instanceOf(known, check.gives, scope)?.value
    const about = scope.length > 0 ? ` about ${JSON.stringify(names.told(scope))}` : ''
    return `${check.name}${about}: ${value === undefined ? 'not looked at' : value === true ? 'holds' : 'does not hold'}`
  })
}

/** A value as the model may see it: text from outside only by its length. */
function closed(value: Json): JSONValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly Json[]).map(closed)
  const fields = value as { readonly [key: string]: Json }
  if (Object.keys(fields).length === 2 && typeof fields['outside'] === 'string' && typeof fields['length'] === 'number')
    return `[text from outside, ${fields['length']} characters]`
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, closed(field)]))
}
