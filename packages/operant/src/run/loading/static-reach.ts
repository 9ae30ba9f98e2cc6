import { giversOf } from '../../agent/check-agent.ts'
import type { CapabilitySpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { labelOf } from '../../facts/path-label.ts'
import type { NeedSpec } from '../../facts/need.ts'
import { leastTrusted, type Trust } from '../../facts/provenance.ts'

/** What a need may rest on at worst: the least trust, and the facts on the way there. */
export interface Reached {
  readonly trust: Trust
  readonly through: readonly string[]
}

/** What the needs of an agent's capabilities may rest on, by its definition alone. */
export interface Reach {
  of(need: NeedSpec): Reached
  /** Queries of systems that speak for outsiders, behind a need; facts named in `way` are not looked behind. */
  outsidersOf(need: NeedSpec, way: readonly string[]): readonly string[]
}

export function reachOf(agent: Agent): Reach {
  const inputs = new Set(
    [...agent.goals.values()].flatMap((goal) => Object.values(goal.input).map((fact) => fact.name)),
  )

  const worst = (need: NeedSpec, seen: ReadonlySet<string>): Reached => {
    if (need.mode === 'argument') return { trust: 'literal', through: [] }
    const { fact, path } = need
    const kind = fact.about
    if (kind && kind.name === fact.name)
      return worst({ ...need, fact: kind.members.fact, path: kind.members.path }, seen)
    if (seen.has(fact.name)) return { trust: 'record', through: [] }
    const place = labelOf(fact, path)
    const within = new Set([...seen, fact.name])
    const ways = giversOf(agent, fact.name).map((giver): Reached => {
      const made = givenAtWorst(giver, place.outside, (one) => worst(one, within))
      // Into a closed value no words fit: it was chosen by them at most.
      const trust = made.trust === 'outside' && place.closed && !isRead(giver) ? 'influenced' : made.trust
      return { trust, through: [fact.name, ...made.through] }
    })
    if (inputs.has(fact.name)) ways.push({ trust: place.marked ? 'outside' : 'person', through: [fact.name] })
    return leastOf(ways)
  }

  const outsiders = (need: NeedSpec, seen: Set<string>): readonly string[] => {
    const fact = need.fact.about?.name === need.fact.name ? need.fact.about.members.fact : need.fact
    if (seen.has(fact.name)) return []
    seen.add(fact.name)
    return giversOf(agent, fact.name).flatMap((giver) =>
      isRead(giver)
        ? speaksForOutsiders(giver)
          ? [giver.name]
          : []
        : Object.values(giver.needs).flatMap((one) => outsiders(one, seen)),
    )
  }

  return {
    of: (need) => worst(need, new Set()),
    outsidersOf: (need, way) => outsiders(need, new Set(way)),
  }
}

function givenAtWorst(giver: CapabilitySpec, outside: boolean, worst: (need: NeedSpec) => Reached): Reached {
  if (isRead(giver)) return { trust: outside || speaksForOutsiders(giver) ? 'outside' : 'record', through: [] }
  if (giver.kind === 'question') return { trust: 'person', through: [] }
  if (giver.kind === 'judgement' && giver.form.kind === 'compose')
    return leastOf([{ trust: 'influenced', through: [] }, ...Object.values(giver.needs).map(worst)])
  if (giver.kind === 'judgement') return { trust: outside ? 'outside' : 'influenced', through: [] }
  return leastOf(Object.values(giver.needs).map(worst))
}

function leastOf(all: readonly Reached[]): Reached {
  const trust = leastTrusted(all.map((one) => one.trust))
  return { trust, through: all.find((one) => one.trust === trust)?.through ?? [] }
}

function isRead({ kind }: CapabilitySpec): boolean {
  return kind === 'query' || kind === 'condition' || kind === 'action' || kind === 'delegation'
}

function speaksForOutsiders({ uses }: CapabilitySpec): boolean {
  return Object.values(uses).some((connector) => connector.outsiders)
}
