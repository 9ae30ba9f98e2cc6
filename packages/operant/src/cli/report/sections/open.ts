import type { RequestGroup } from '../figures/open.ts'
import { html, type Html } from '../../../told/html.ts'
import { code, counted, firstOf, joined, number, section, table } from '../parts.ts'
import type { Report } from '../report.ts'
import { timeText } from '../../../told/values.ts'

/** What people have to say, and what was handed to them. */
export function open({ open: { approvals, questions, handOvers }, origin: { commands } }: Report): Html {
  return section(
    'open',
    'What waits for people',
    html`${counted(approvals.length, 'approval')} and ${counted(total(questions), 'question')} wait;
    ${counted(total(handOvers), 'ticket')} handed over, each with everything that was found, done and tried. A run that
    waits is rows in the database, not a process.`,
    table(
      'Waits for a yes',
      [{ head: 'Call' }, { head: 'Of whom' }, { head: 'Because' }, { head: 'Until' }],
      approvals.map(({ title, roles, because, until }) => [
        title,
        roles.join(' or '),
        joined(because, ' '),
        html`<span class="whole">${timeText(until) ?? until}</span>`,
      ]),
    ),
    table('Waits for an answer', groupColumns('Question, for example'), questions.map(groupRow)),
    table('Handed over', groupColumns('Because'), handOvers.map(groupRow)),
    approvals.length + questions.length + handOvers.length > 0 &&
      html`<p>
        One in full, and the words to answer it: ${code(commands.approvals)} and ${code(commands.escalations)}.
      </p>`,
  )
}

function total(groups: readonly RequestGroup[]): number {
  return groups.reduce((sum, { runs }) => sum + runs.length, 0)
}

function groupColumns(head: string) {
  return [{ head }, { head: 'Of whom' }, { head: 'Tickets', number: true }, { head: 'Runs' }]
}

function groupRow({ reason, roles, runs }: RequestGroup) {
  return [reason, roles.join(' or '), number(runs.length), html`<span class="fine">${firstOf(runs, 3)}</span>`]
}
