import type { ChangeSetSpec } from '../../agent/capability.ts'
import type { EventBody } from '../../journal/events.ts'
import type { SetState } from '../../journal/set-state.ts'
import { toldChanges, type ElementStanding } from '../../planning/set-standing.ts'
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
    why: summaryOf(toldChanges(set.elements, standings).map(({ standing }) => standing)),
  }
  const fell = fellAfter(activation, spec, [set.step], `${spec.name} has ended`)
  await activation.commit([ended, ...fell])
}

/** `4,990 done (3 were there already), 10 not: 6 denied (over the limit), 4 failed (…)`. */
export function summaryOf(standings: readonly ElementStanding[]): string {
  const done = standings.filter((one) => one.kind === 'done')
  const there = done.filter((one) => one.kind === 'done' && one.effect.adopted).length
  const left = new Map<string, { count: number; why: string }>()
  for (const one of standings) {
    if (one.kind !== 'left') continue
    const group = left.get(one.how) ?? { count: 0, why: one.why }
    group.count += 1
    left.set(one.how, group)
  }
  const groups = [...left]
    .toSorted(([, one], [, other]) => other.count - one.count)
    .map(([how, { count, why }]) => `${number(count)} ${how} (${why.replace(/\.$/, '')}${count > 1 ? ', …' : ''})`)
  const count = number(standings.length - done.length)
  return [
    `${number(done.length)} done${there > 0 ? ` (${number(there)} there already)` : ''}`,
    ...(groups.length > 0 ? [`${count} not: ${groups.join(', ')}`] : []),
  ].join(', ')
}

function number(value: number): string {
  return value.toLocaleString('en')
}
