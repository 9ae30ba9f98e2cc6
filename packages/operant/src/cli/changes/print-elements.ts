import { openText } from '../../run/changing/show.ts'
import { ruleOf } from '../../run/changing/rule-of.ts'
import type { SetState } from '../../journal/set-state.ts'
import type { ElementStanding } from '../../planning/set-standing.ts'
import { isOpen } from '../../planning/set-standing.ts'
import { CommandMistake } from '../mistake.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import type { ToldElement } from './elements-of.ts'

/** Elements that one page shows. */
const onPage = 50

/** One page of the elements of a set: what each is, what the rules say of it, what became of it. Answers those it shows. */
export function printElements(
  terminal: Terminal,
  set: SetState,
  elements: readonly ToldElement[],
  page: number,
): readonly ToldElement[] {
  const pages = Math.max(1, Math.ceil(elements.length / onPage))
  if (page > pages) throw new CommandMistake(`--page goes from 1 to ${pages}, not ${page}`)
  const shown = elements.slice((page - 1) * onPage, page * onPage)
  terminal.table(
    [0],
    shown.map(({ element, standing }) => [
      bold(element.key),
      element.title,
      isOpen(element) && !element.resolved ? yellow(` (${openText(set, element)})`) : '',
      dim(element.decision ? ` · ${element.decision.effect} by ${ruleOf(element.decision)}` : ''),
      ', ',
      standingPart(standing),
    ]),
    2,
  )
  terminal.line(dim(`Page ${page} of ${pages}, ${elements.length} in all`))
  return shown
}

export function standingPart(standing: ElementStanding): Part {
  switch (standing.kind) {
    case 'done':
      return green(standing.effect.adopted ? 'there already' : 'done')
    case 'left':
      return red(`${standing.how}: ${standing.why}`)
    case 'under way':
      return yellow('not known yet whether it happened')
    case 'later':
      return yellow(`later: ${standing.why}`)
    case 'rests':
      return dim('after what it rests on')
    case 'to ask':
    case 'asked':
      return yellow('waits for an approval')
    case 'ready':
      return dim('not begun')
  }
}
