import { deadlineText } from '../../asking/deadlines.ts'
import { outlookOf, type Outlook } from '../../asking/outlook.ts'
import { needText } from '../../agent/bearing-spec.ts'
import { encodeInput } from '../../run/open-run.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import type { Terminal } from '../output/terminal.ts'
import { valueText } from '../../told/values.ts'
import { bold, dim, yellow, type Part } from '../output/wrap.ts'
import { inWords } from '../story/print-answers.ts'
import type { WantedGoal } from './wanted.ts'

/** What was understood, before anything starts: so that a person can see a misreading. */
export function showWanted(terminal: Terminal, wanted: WantedGoal, loaded: LoadedAgent, timeZone: string): void {
  const { agent, goal, deadline, unchecked, parts } = wanted
  const row = (name: string, ...said: readonly Part[]): void => terminal.table([11], [[bold(name), ...said]])
  row('Agent', agent.name, agent.title === agent.name ? '' : dim(`  ${agent.title}`))
  row('Goal', goal.ask, goal.composed ? dim(`  composed by ${goal.composed.by}`) : '')
  for (const [name, value] of Object.entries(encodeInput(goal, wanted.input))) row(inWords(name), valueText(value))
  const outlook = outlookOf(wanted)
  if (outlook.limits.length > 0) row('Limits', outlook.limits.join('; '))
  if (deadline) row('Deadline', `${deadline.toISOString()} (${deadlineText(deadline, timeZone)} ${timeZone})`)
  if (goal.doneWhen.length > 0) row('Done when', goal.doneWhen.map(({ title }) => title).join('; '))
  if (goal.answers.length > 0) row('Tells', goal.answers.map((need) => inWords(needText(need))).join('; '))
  if (goal.never.length > 0) row('Never', goal.never.map(({ title }) => title).join('; '))
  row('May do', ...mayDo(outlook, loaded))
  for (const words of unchecked) row('Not checked', yellow(words))
  const ignored = parts
    .filter(({ as, text }) => as === 'courtesy' && /[a-z]/i.test(text))
    .map(({ text }) => `"${text}"`)
  if (ignored.length > 0) row('Ignored', dim(ignored.join(', ')))
}

/** What it may do at all; what of it people are asked about, its policies say. */
function mayDo({ actions, question }: Outlook, { policies }: LoadedAgent): readonly Part[] {
  if (question) return ['nothing but look: it is a question']
  if (actions.length === 0) return ['nothing that changes anything']
  const roles = policies.roles.length > 0 ? dim(`  (asks ${policies.roles.join(', ')} as its policies say)`) : ''
  return [actions.join(', '), roles]
}

/** The same as data. */
export function understoodData({ goal, limits, deadline, unchecked, parts, said }: WantedGoal) {
  return {
    said,
    limits,
    ...(deadline ? { deadline: deadline.toISOString() } : {}),
    doneWhen: goal.doneWhen.map(({ name, title }) => ({ name, title })),
    never: goal.never.map(({ name, title }) => ({ name, title })),
    answers: goal.answers.map(needText),
    unchecked,
    parts,
  }
}
