import type { ToldChanges } from '../../told/runs/story.ts'
import { dim, green, yellow, type Part } from '../output/wrap.ts'

/** A line for the set, and one for each group of its elements. */
export function changesLines({ title, count, groups }: ToldChanges): readonly (readonly Part[])[] {
  return [
    [`${title}: ${count.toLocaleString('en')} changes`],
    ...groups.map(({ standing, count: many, why, examples }): readonly Part[] => {
      const mark = standing === 'done' || standing === 'there already' ? green : yellow
      const named =
        standing === 'done'
          ? ''
          : ` (${examples.map(({ key }) => key).join(', ')}${many > examples.length ? ', …' : ''})`
      return [mark(`${many.toLocaleString('en')} ${standing}`), why === '' ? '' : `: ${why}`, dim(named)]
    }),
  ]
}
