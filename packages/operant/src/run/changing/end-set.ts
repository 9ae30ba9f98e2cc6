import type { ChangeSetSpec } from '../../agent/capability.ts'
import type { EventBody } from '../../journal/events.ts'
import type { SetState } from '../../journal/set-state.ts'
import { toldChanges, type ElementStanding, type ToldChange } from '../../planning/set-standing.ts'
import type { Activation } from '../activation.ts'
import { fellAfter } from '../calling/reading.ts'

/** Nothing is left to do for a set: what it may have changed and was to make true is looked at again. */
export async function endSet(
  activation: Activation,
  set: SetState,
  spec: ChangeSetSpec,
  standings: readonly ElementStanding[],
): Promise<void> {
  const ended: EventBody = {
    type: 'set.ended',
    set: set.id,
    why: summaryOf(toldChanges(set.elements, standings)),
  }
  const fell = fellAfter(activation, spec, [set.step], `${spec.name} has ended`)
  await activation.commit([ended, ...fell])
}

/** `4,990 done (3 there already), 10 not: 6 denied (i7: over the limit, …), 4 failed (i9: …)`. */
function summaryOf(changes: readonly ToldChange[]): string {
  const done = changes.flatMap(({ standing }) => (standing.kind === 'done' ? [standing] : []))
  const there = done.filter(({ effect }) => effect.adopted).length
  const left = new Map<string, { count: number; why: string }>()
  for (const { key, standing } of changes) {
    if (standing.kind !== 'left') continue
    const group = left.get(standing.how) ?? { count: 0, why: `${key}: ${standing.why}` }
    group.count += 1
    left.set(standing.how, group)
  }
  const groups = [...left]
    .toSorted(([, one], [, other]) => other.count - one.count)
    .map(([how, { count, why }]) => `${number(count)} ${how} (${why.replace(/\.$/, '')}${count > 1 ? ', …' : ''})`)
  const count = number(changes.length - done.length)
  return [
    `${number(done.length)} done${there > 0 ? ` (${number(there)} there already)` : ''}`,
    ...(groups.length > 0 ? [`${count} not: ${groups.join(', ')}`] : []),
  ].join(', ')
}

function number(value: number): string {
  return value.toLocaleString('en')
}
