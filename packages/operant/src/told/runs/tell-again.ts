import { partsOf } from '../../facts/key.ts'
import type { RunState } from '../../journal/state.ts'
import type { ToldAgain } from './story.ts'

/** What a run began with that is an earlier one again; undefined for any other. */
export function tellAgain({ opened, effects }: RunState): ToldAgain | undefined {
  const { again } = opened
  if (!again) return undefined
  const { run, step, by, reason } = again
  return {
    run,
    step,
    by,
    reason,
    known: again.facts
      .filter(({ anew }) => !anew)
      .map(({ key, value, label, giver, rule, readAt }) => {
        const { name, scope } = partsOf(key)
        const from = giver.capability
        return {
          fact: name,
          about: scope.join(' / '),
          value,
          label,
          from,
          ...(rule === undefined ? {} : { rule }),
          readAt,
        }
      }),
    effects: again.effects.map(({ effect, run: made, title, was }) => ({
      run: made,
      title,
      was,
      result: effects.get(effect)?.result ?? 'unknown',
    })),
  }
}
