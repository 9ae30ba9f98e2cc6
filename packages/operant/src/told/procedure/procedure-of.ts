import { isQuestion } from '../../agent/goal.ts'
import { dueWords } from '../../agent/asking-terms.ts'
import type {
  ActionSpec,
  CapabilityKind,
  CapabilitySpec,
  ConditionSpec,
  DecisionSpec,
  WaitSpec,
} from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { cellText } from '../../agent/matchers.ts'
import type { OutsideParty } from '../../agent/outside-party.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { durationText } from '../values.ts'
import { filledIn, filledText } from './placeholder.ts'
import { factText, joined, needsText, needText, systemsText } from './words.ts'

/** How an agent works, for a person to follow by hand. */
export interface Procedure {
  readonly agent: string
  readonly title: string
  readonly sections: readonly Section[]
}

interface Section {
  readonly title: string
  readonly lines: readonly { readonly level: number; readonly text: string }[]
}

type Line = Section['lines'][number]

/** Writes an agent's definition and policies down as a procedure. */
export function procedureOf(loaded: LoadedAgent): Procedure {
  const { agent } = loaded
  const of = <Kind extends CapabilityKind>(kind: Kind) =>
    [...agent.capabilities.values()].filter(
      (spec): spec is Extract<CapabilitySpec, { kind: Kind }> => spec.kind === kind,
    )
  const sections: readonly Section[] = [
    {
      title: 'What can be asked, and when it is done',
      lines: [...agent.goals.values()].flatMap((goal) => goalLines(agent, goal)),
    },
    {
      title: 'What to find out, and where',
      lines: [...of('query'), ...of('judgement'), ...of('calculation')].map(learningLine),
    },
    { title: 'How to decide', lines: of('decision').flatMap(tableLines) },
    { title: 'What to do', lines: of('action').flatMap((action) => actionLines(action, loaded)) },
    { title: 'When to ask whom', lines: of('question').map(questionLine) },
    {
      title: 'What to hand on, and when to wait',
      lines: [
        ...of('delegation').map((spec) =>
          line(`${spec.name}: have "${spec.to.ask}" done, ${spec.atOnce} at once, from ${needsText(spec)}.`),
        ),
        ...of('wait').map(waitLine),
      ],
    },
    {
      title: 'When no way is left',
      lines: [line('Hand over to an operator, with all that was asked, done, tried and found.')],
    },
  ]
  return { agent: agent.name, title: agent.title, sections: sections.filter(({ lines }) => lines.length > 0) }
}

function waitLine(spec: WaitSpec): Line {
  const { gives, until, checks, watches, answered, rereads, on } = spec
  const awaited = [
    ...checks.map(({ title }) => title),
    ...watches.map(({ name }) => `${name} is another`),
    ...answered.map((name) => `${name} is answered`),
    ...(on && checks.length + watches.length + answered.length === 0 ? ['it happens'] : []),
  ]
  const when = gives ? `from ${needsText(spec)}, wait` : 'wait, when nothing else can be done'
  const ends = awaited.length > 0 ? ` until ${awaited.join(' or ')}` : ''
  const length = typeof until === 'function' ? '' : `, at most ${dueWords(until)}`
  const then = rereads.length > 0 ? `; then find out ${joined(rereads.map(({ name }) => name))} again` : ''
  return line(
    `${spec.name}: ${when}${ends}${length}${then}${gives ? `; note whether it came as "${gives.name}"` : ''}.`,
  )
}

function line(text: string, level = 0): Line {
  return { level, text }
}

function goalLines(
  agent: Agent,
  goal: Agent['goals'] extends ReadonlyMap<string, infer Goal> ? Goal : never,
): readonly Line[] {
  const { limits } = goal
  return [
    line(`"${goal.ask}"`),
    ...goal.doneWhen.map((check) => line(`Done when ${checkText(check)}.`, 1)),
    ...goal.never.map((check) => line(`Never: ${checkText(check)}.`, 1)),
    ...(isQuestion(goal) ? [line(`Tells ${goal.answers.map(needText).join(', ')}; changes nothing.`, 1)] : []),
    line(
      `At most ${limits.steps} steps, ${limits.effects} writes and ${durationText(limits.time)}${limits.money.length > 0 ? `, ${limits.money.join(', ')}` : ''}.`,
      1,
    ),
    ...(goal.unmet === 'undo' &&
    [...agent.capabilities.values()].some((spec) => spec.kind === 'action' && spec.undo !== 'none')
      ? [line('Where it cannot be met, what can be undone is undone.', 1)]
      : []),
  ]
}

function checkText(check: ConditionSpec): string {
  return `${check.title}${check.scope ? `, for each ${check.scope.name}` : ''} (look at ${needsText(check)}${systemsText(check)})`
}

const verbs = { query: 'read', judgement: 'judge', calculation: 'work out' } as const

function learningLine(spec: Extract<CapabilitySpec, { kind: keyof typeof verbs }>): Line {
  const judged = spec.kind === 'judgement' && spec.atLeast > 0
  const sure = judged ? `, at least ${Math.round(spec.atLeast * 100)} % sure` : ''
  const by = Object.keys(spec.needs).length > 0 ? `, by ${needsText(spec)}` : ''
  return line(`${spec.name}: ${verbOf(spec)} ${factText(spec.gives)}${systemsText(spec)}${by}${sure}.`)
}

function verbOf(spec: Extract<CapabilitySpec, { kind: keyof typeof verbs }>): string {
  if (spec.kind !== 'judgement') return verbs[spec.kind]
  if (spec.form.kind === 'compose') return 'write'
  return spec.form.kind === 'summarise' ? 'sum up as' : verbs.judgement
}

function tableLines(spec: DecisionSpec): readonly Line[] {
  const rows = spec.rows.map((row, index) => {
    const tests = Object.entries(row.when).map(([name, cell]) => {
      const need = spec.needs[name]
      return `${need ? needText(need) : name} is ${cellText(cell)}`
    })
    const { then } = row
    const value = typeof then === 'function' ? filledIn(spec.needs, then as (inputs: unknown) => unknown) : then
    const result = value === undefined ? 'as worked out from its inputs' : filledText(value)
    return line(
      `${index + 1}. ${row.rule}: ${tests.length > 0 ? `if ${joined(tests)}` : 'otherwise'}: ${result}${row.declines ? ' (says no)' : ''}.`,
      1,
    )
  })
  return [line(`${spec.name}: decide ${factText(spec.gives)}; the first row that fits decides.`), ...rows]
}

function actionLines(spec: ActionSpec, { policies }: LoadedAgent): readonly Line[] {
  const title = filledIn(spec.needs, spec.title)
  const expected = filledIn(spec.needs, spec.expect)
  const after = Object.entries(expected ?? {}).map(([field, value]) => `${field} ${filledText(value)}`)
  const makes = spec.makes.map((check) => check.title)
  return [
    line(`${spec.name}: ${title ?? spec.name}${systemsText(spec)}.`),
    line(`Needs ${needsText(spec)}.`, 1),
    ...(makes.length > 0 ? [line(`So that ${joined(makes)}.`, 1)] : []),
    line(
      `${spec.confirm ? `Afterwards the system must show ${after.length > 0 ? joined(after) : 'it'}` : 'Nothing shows afterwards that it was done: look yourself'}. ${spec.undo === 'none' ? 'It cannot be undone' : 'It can be undone'}; it is ${spec.risk}.`,
      1,
    ),
    ...policies.describe(spec.name).map((text) => line(text, 1)),
  ]
}

function whomText(to: string | OutsideParty): string {
  return typeof to === 'string' ? to : `${to.name ?? ''} <${to.mail}>, outside, by mail,`.trim()
}

function questionLine(spec: Extract<CapabilitySpec, { kind: 'question' }>): Line {
  const asked = filledIn(spec.needs, spec.ask)
  const whom = asked ? whomText(asked.to) : 'the person it names'
  return line(
    `${spec.name}: ask ${whom}${asked ? ` "${asked.text}"` : ''} to learn ${factText(spec.gives)}; ${dueWords(spec.asking.due ?? '2d')} to answer.`,
  )
}
