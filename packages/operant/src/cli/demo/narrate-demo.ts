import type { RunEvent } from '../../journal/events.ts'
import type { Terminal } from '../output/terminal.ts'
import { dim, type Part } from '../output/wrap.ts'
import { narrator } from '../story/narrate.ts'
import { named } from '../../told/runs/notes.ts'
import { factName } from '../../told/runs/fact-name.ts'

const told = new Set<RunEvent['type']>(['effect.intended', 'effect.read', 'request.asked', 'run.settled'])

/** Tells of each ticket what was decided, verified, asked and handed over; what was only read or worked out is left out. */
export function demoNarrator(terminal: Terminal): (run: string, event: RunEvent) => void {
  const tell = narrator(terminal, { intents: false })
  return (run, event) => {
    const name = dim(run.replace('run_', ''))
    const line = lineOf(event)
    if (line) terminal.table([10, 11], [[name, ...line]])
    else if (told.has(event.type)) tell(event, name)
  }
}

/** Decisions by their rule alone, and no word of a write before it is verified. */
function lineOf(event: RunEvent): readonly Part[] | undefined {
  if (event.type === 'step.gave' && event.rule !== undefined)
    return ['decides', `${event.facts.map(({ key }) => factName(named(key))).join(', ')}: `, `rule "${event.rule}"`]
  return undefined
}
