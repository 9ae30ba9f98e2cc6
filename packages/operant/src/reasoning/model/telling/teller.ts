import { needText } from '../../../agent/bearing-spec.ts'
import type { ConditionSpec } from '../../../agent/capability.ts'
import type { Agent } from '../../../agent/define-agent.ts'
import type { GoalSpec } from '../../../agent/goal.ts'
import { hashOf, type Json } from '../../../facts/json.ts'
import { depthOf, partsOf } from '../../../facts/key.ts'
import type { FactKey, StepReference } from '../../../journal/events.ts'
import type { RunState } from '../../../journal/state.ts'
import { answerStanding } from '../../../planning/answers.ts'
import { instanceOf, knowledge, scopesOf, usableFact, type Knowledge } from '../../../planning/knowledge.ts'
import type { FactNames } from './fact-names.ts'
import type { Shown } from './shown.ts'

/** A fact as a model is told it, and what gave it. */
export interface ToldFact {
  readonly giver: StepReference
  readonly told: Json
}

/** What is new since the last telling: facts, and what else there is to know now. */
export interface Told {
  readonly facts: readonly ToldFact[]
  readonly rest: { readonly [key: string]: Json }
}

/** Tells what is known now and was not when it last told. */
export class Teller {
  private readonly agent: Agent
  private readonly goal: GoalSpec
  private readonly names: FactNames
  private readonly shown: Shown
  private told = new Map<FactKey, string>()

  constructor(agent: Agent, goal: GoalSpec, names: FactNames, shown: Shown) {
    this.agent = agent
    this.goal = goal
    this.names = names
    this.shown = shown
  }

  tell(state: RunState): Told {
    const known = knowledge(this.agent, state)
    const now = new Map<FactKey, string>()
    const facts: ToldFact[] = []
    for (const key of state.facts.keys()) {
      const { name, scope } = partsOf(key)
      const fact = this.agent.capabilities.get(name)?.kind === 'condition' ? undefined : usableFact(known, key)
      if (!fact) continue
      now.set(key, hashOf([fact.value, fact.label]))
      if (this.told.get(key) === now.get(key)) continue
      const spec = this.agent.facts.get(name)
      // What it was asked for stands in the call.
      const members = scope.slice(0, depthOf(spec?.about))
      const told = {
        id: this.names.nameOf(key),
        fact: name,
        ...(members.length > 0 ? { about: [...this.names.told(members)] } : {}),
        // A fact that the agent no longer declares says nothing of who wrote it.
        value: spec ? this.shown.value(spec, fact) : '[not known any more]',
        by: fact.giver.capability,
        label: fact.label,
      }
      facts.push({ giver: fact.giver, told })
    }
    const lost = [...this.told.keys()].filter((key) => !now.has(key)).map((key) => this.names.nameOf(key))
    this.told = now
    const checks = [...this.goal.doneWhen, ...this.goal.never].flatMap((check) => standings(known, check, this.names))
    const unanswered = this.goal.answers.flatMap((need) =>
      answerStanding(known, need).kind === 'met' ? [] : [needText(need)],
    )
    return {
      facts,
      rest: {
        ...(lost.length > 0 ? { notKnownAnyMore: lost } : {}),
        ...(this.goal.answers.length > 0 ? { notAnsweredYet: unanswered } : {}),
        checks,
      },
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
