import { needText } from '../../agent/bearing-spec.ts'
import type { ActionSpec, CapabilitySpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { labelOf } from '../../facts/path-label.ts'
import { missingOf, missingWords, unborneArguments } from './missing-terms.ts'
import { reachOf, type Reach } from './static-reach.ts'

/**
 * What a security engineer would ask about an agent's definition: whether text from outside, writes that need bearing
 * and messages to outsiders come together in it (at most two should, unless relations and labels stand between them),
 * and which privileged arguments nothing will bear.
 */
export function lintAgent(agent: Agent): readonly string[] {
  const reach = reachOf(agent)
  const actions = [...agent.capabilities.values()].filter((spec) => spec.kind === 'action')
  const unborne = actions.flatMap((action) => unborneOf(reach, action))
  return [
    ...ruleOfTwo(agent, actions, unborne),
    ...unborne.filter(({ proven }) => proven).map(({ says }) => says),
    ...actions.flatMap((action) => unprovenWarning(reach, action)),
    ...entitledByOutsiders(reach, actions),
  ]
}

interface Unborne {
  readonly name: string
  readonly says: string
  /** Of an unproven write, its own warning names what is missing. */
  readonly proven: boolean
}

/** What is said of each argument that must be borne and is not. */
function unborneOf(reach: Reach, action: ActionSpec): readonly Unborne[] {
  return unborneArguments(reach, action).flatMap(({ argument: name, through }) => {
    const need = action.needs[name]
    if (!need) return []
    const unmarked = through.length <= 1 && labelOf(need.fact, need.path).free && !labelOf(need.fact, need.path).marked
    const mend = unmarked
      ? `Mark ${needText(need)} with recordId() or recordText() if the system vouches for it, or give "${name}" a relation`
      : `Give "${name}" a relation to a record`
    if (need.mode === 'argument')
      return [
        {
          name: `${action.name}.${name}`,
          says: `${action.name}: its argument "${name}" is chosen by a model, and no relation bears it: people will be asked each time. ${mend}, or put a fact in its place.`,
          proven: action.unproven === undefined,
        },
      ]
    const why = unmarked
      ? 'is a string that somebody outside may have written'
      : `may rest on ${through.at(-1) ?? need.fact.name}`
    return [
      {
        name: `${action.name}.${name}`,
        says: `${action.name}: its argument "${name}" (${needText(need)}) ${why}, and no relation bears it: people will be asked each time. ${mend}.`,
        proven: action.unproven === undefined,
      },
    ]
  })
}

/** That a write is unproven, and what that means. */
function unprovenWarning(reach: Reach, action: ActionSpec): readonly string[] {
  const missing = missingOf(reach, action)
  if (!missing) return []
  const ends = action.confirm ? '' : ' and it ends as claimed, which closes no goal'
  const lacks = missing.length === 0 ? 'nothing is missing any more' : `missing: ${missingWords(missing).join(', ')}`
  return [
    `${action.name} is unproven (${lacks}): a person approves each use${ends}. See operant contract lint for the next line to write.`,
  ]
}

/** Outside text, privileged writes and messages to outsiders in one agent, unless something stands between them. */
function ruleOfTwo(agent: Agent, actions: readonly ActionSpec[], unborne: readonly Unborne[]): readonly string[] {
  const text = [...agent.capabilities.values()].find(readsOutside)
  const write = actions.find(({ bearing }) => bearing.privileged.length > 0)
  const sending = actions.filter((action) => (action.sends ? action.sends !== 'nobody' : mayTell(action)))
  if (!text || !write || sending.length === 0) return []
  const unlabelled = sending.filter(({ sends }) => !sends).map(({ name }) => name)
  if (unborne.length === 0 && unlabelled.length === 0) return []
  const gaps = [
    ...(unborne.length > 0 ? [`nothing bears ${unborne.map(({ name }) => name).join(', ')}`] : []),
    ...(unlabelled.length > 0 ? [`${unlabelled.join(', ')} may tell people outside, and has no "sends"`] : []),
  ]
  return [
    `agent ${agent.name} does all three: it reads text from outside (${text.name}), makes privileged writes (${write.name}) and tells people outside (${sending.map(({ name }) => name).join(', ')}); ${gaps.join('; ')}. Whoever writes to it could make it act. Give those relations and labels, or split the agent.`,
  ]
}

/** Whether it brings words that somebody outside wrote. */
function readsOutside(spec: CapabilitySpec): boolean {
  if (spec.kind !== 'query') return false
  const { outside, held } = labelOf(spec.gives, [])
  return outside || held.length > 0 || Object.values(spec.uses).some((connector) => connector.outsiders)
}

/** A write that cannot be taken back and carries words: it may be a message to somebody outside. */
function mayTell({ risk, needs }: ActionSpec): boolean {
  return risk === 'irreversible' && Object.values(needs).some((need) => labelOf(need.fact, need.path).worded)
}

/** What says that a write is due must not be what outsiders say of themselves. */
function entitledByOutsiders(reach: Reach, actions: readonly ActionSpec[]): readonly string[] {
  return actions.flatMap(({ name, bearing }) => {
    if (!bearing.entitled) return []
    const by = reach.outsidersOf(bearing.entitled.by, bearing.entitled.way)
    return by.map(
      (query) =>
        `${name}: whether it is due rests on ${query}, whose system speaks for people outside. Rest it on a system of record, or name the fact as a "way".`,
    )
  })
}
