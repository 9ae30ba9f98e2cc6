import { openText } from '../../run/changing/show.ts'
import { ruleOf } from '../../run/changing/rule-of.ts'
import type { SetElementState, SetState } from '../../journal/set-state.ts'
import { isOpen, type ElementStanding, type ToldChange } from '../../planning/set-standing.ts'
import { canonical } from '../../facts/json.ts'
import { keysOf } from '../../journal/fold-sets.ts'
import { CommandMistake } from '../mistake.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'

/** Elements that one page shows. */
const onPage = 50

/** One page of the elements of a set: what each is, what the rules say of it, what became of it. Answers those it shows. */
export function printElements(
  terminal: Terminal,
  set: SetState,
  elements: readonly ToldChange[],
  page: number,
): readonly ToldChange[] {
  const pages = Math.max(1, Math.ceil(elements.length / onPage))
  if (page > pages) throw new CommandMistake(`--page goes from 1 to ${pages}, not ${page}`)
  const shown = elements.slice((page - 1) * onPage, page * onPage)
  terminal.table(
    [0],
    shown.map(({ key, title, element, standing }) => [
      bold(key),
      title,
      othersInOne(key, element),
      isOpen(element) && !element.resolved ? yellow(` (${openText(set, element)})`) : '',
      dim(element.decision ? ` · ${element.decision.effect} by ${ruleOf(element.decision)}` : ''),
      dim(previewText(element)),
      ', ',
      standingPart(standing),
    ]),
    2,
  )
  terminal.line(dim(`Page ${page} of ${pages}, ${elements.length} in all`))
  return shown
}

/** What it would come to, where people are asked about it. */
function previewText({ bound }: SetElementState): string {
  return Object.entries(bound?.preview ?? {})
    .map(([name, value]) => ` · ${name.replace(/^preview /, '')}: ${canonical(value)}`)
    .join('')
}

/** What it is made in one with. */
function othersInOne(key: string, element: SetElementState): Part {
  const others = keysOf(element).filter((other) => other !== key)
  return element.joined && others.length < keysOf(element).length && others.length > 0
    ? dim(` (in one with ${others.join(', ')})`)
    : ''
}

function standingPart(standing: ElementStanding): Part {
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
