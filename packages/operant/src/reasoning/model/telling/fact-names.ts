import type { Agent } from '../../../agent/define-agent.ts'
import { scopeKey, type Scope } from '../../../facts/key.ts'
import type { FactGiven, FactKey, RunEvent } from '../../../journal/events.ts'
import { outsideMembers } from './outside-members.ts'

/**
 * Short ids of facts (`f1`, `f2`, …), in the order in which they first appear in the journal; and, where the names of
 * what facts are about were chosen by somebody outside and are not shown, numbers in their place (`file#1`).
 */
export class FactNames {
  private readonly names = new Map<FactKey, string>()
  private readonly keys = new Map<string, FactKey>()
  private readonly aliases = new Map<string, string>()
  private readonly members = new Map<string, string>()

  constructor(agent: Agent, events: readonly RunEvent[]) {
    const aliased = agent.text === 'closed'
    for (const event of events) {
      if (!('facts' in event) || (event.type === 'step.gave' && event.how === 'looked')) continue
      for (const { key } of [...(event.facts ?? []), ...saidIn(event), ...carriedIn(event)]) {
        if (this.names.has(key)) continue
        const name = `f${this.names.size + 1}`
        this.names.set(key, name)
        this.keys.set(name, key)
      }
      if (aliased) for (const { kind, name } of outsideMembers(agent, event)) this.addAlias(kind, name)
    }
  }

  nameOf(key: FactKey): string {
    return this.names.get(key) ?? key
  }

  keyOf(name: string): FactKey | undefined {
    return this.keys.get(name)
  }

  /** What a model is told that something is about. */
  told(scope: Scope): Scope {
    return scope.map((member) => this.aliases.get(member) ?? member)
  }

  /** What a model means by what it was told. */
  meant(scope: Scope): Scope {
    return scope.map((member) => this.members.get(member) ?? member)
  }

  /** The key of a scope, as text for the model. */
  toldKey(scope: string): string {
    return scopeKey(this.told(JSON.parse(scope) as string[]))
  }

  private addAlias(kind: string, member: string): void {
    if (this.aliases.has(member)) return
    const alias = `${kind}#${this.aliases.size + 1}`
    this.aliases.set(member, alias)
    this.members.set(alias, member)
  }
}

/** What an earlier run had known that this one is again. */
function carriedIn(event: RunEvent): readonly FactGiven[] {
  return event.type === 'run.opened' ? (event.again?.facts ?? []) : []
}

/** What was said with the approval of an effect. */
function saidIn(event: RunEvent): readonly FactGiven[] {
  return event.type === 'effect.read' ? (event.said ?? []) : []
}
