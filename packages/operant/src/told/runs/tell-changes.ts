import { knowledge } from '../../planning/knowledge.ts'
import { standingsOf, toldChanges as everyChange, type ElementStanding } from '../../planning/set-standing.ts'
import type { Notes } from './notes.ts'
import type { ToldChanges } from './story.ts'

/** Elements of one kind that are named. */
const mostNamed = 5

/** What became of a change set, by how its elements stand. */
export function toldChanges({ state, agent }: Notes, id: string): ToldChanges | undefined {
  const set = state.sets.get(id)
  if (!set || !agent) return undefined
  const groups = new Map<
    string,
    { standing: string; count: number; why: string; examples: { key: string; title: string }[] }
  >()
  for (const { key, title, standing } of everyChange(set.elements, standingsOf(knowledge(agent, state), set))) {
    const [name, why] = words(standing)
    const group = groups.get(name) ?? { standing: name, count: 0, why, examples: [] }
    group.count += 1
    if (group.examples.length < mostNamed) group.examples.push({ key, title })
    groups.set(name, group)
  }
  const sorted = [...groups.values()].toSorted((one, other) => other.count - one.count)
  const { title, count, ended } = set
  return { set: id, title, count, groups: sorted, ...(ended === undefined ? {} : { ended }) }
}

function words(standing: ElementStanding): readonly [string, string] {
  switch (standing.kind) {
    case 'done':
      return [standing.effect.adopted ? 'there already' : 'done', '']
    case 'left':
      return [standing.how, standing.why]
    case 'under way':
      return ['not known yet whether it happened', standing.effect.reason]
    case 'later':
      return ['later', standing.why]
    case 'rests':
      return ['after what it rests on', '']
    case 'to ask':
    case 'asked':
      return ['waits for an approval', '']
    case 'ready':
      return ['not begun', '']
  }
}
