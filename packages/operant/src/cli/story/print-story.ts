import type { Terminal } from '../output/terminal.ts'
import { count, durationText, timeText, valueText } from '../../told/values.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import { causesText } from '../../told/causes.ts'
import { answerText, dueText, effectPart, givenText, verdictPart } from './sentences.ts'
import type { Story, ToldStep } from '../../told/runs/story.ts'
import type { ToldCollection } from '../../told/runs/collection.ts'
import { outcomePart } from './outcome-part.ts'
import { printCollection, printForecast } from './print-collection.ts'
import { printAnswers } from './print-answers.ts'
import { shareText } from '../../told/runs/models-told.ts'
import { waitLine } from '../../told/runs/waits-told.ts'
import { verbOf } from './print-why.ts'
import { changesLines } from './changes-lines.ts'

/** A run from its goal to its outcome, a line or two for each step. */
export function printStory(
  terminal: Terminal,
  story: Story,
  { collection, config }: { readonly collection?: ToldCollection; readonly config?: string | undefined } = {},
): void {
  terminal.line([bold(story.asked), dim(` · ${story.run}`)])
  const took = durationText(Date.parse(story.lastAt) - Date.parse(story.openedAt))
  terminal.line(dim(`agent ${story.agent}, asked by ${story.startedBy} at ${timeText(story.openedAt)} UTC, ${took}`))
  if (story.composed) {
    const { by, file, doneWhen, answers } = story.composed
    const from = file === undefined ? '' : ` in ${file}`
    terminal.line(dim(`composed by ${by}${from} of ${[...doneWhen, ...answers].join(', ')}`))
  }
  if (story.again) {
    const { run, step, by, reason, effects } = story.again
    terminal.line([bold('Again    '), `${run} from step ${step}, by ${by}: ${reason}`])
    for (const one of effects) terminal.line(dim(`done by ${one.run}: ${one.title} (${one.result})`), { indent: 2 })
  }
  terminal.line(outcomeParts(story))
  printForecast(terminal, story.forecasts ?? [], story.outcome === 'declined', config)
  if (collection) printCollection(terminal, collection, story.run, config)
  for (const { at, by, what, said } of story.taken)
    terminal.line([bold('People   '), `${by} ${what}: ${said}`, dim(` (${timeText(at)} UTC)`)])
  for (const share of story.models) terminal.line([bold('Model    '), shareText(share)])
  printAnswers(terminal, story)
  printPlan(terminal, story)
  terminal.line()
  terminal.line(bold('What happened'))
  terminal.table([0, 0], story.steps.flatMap(stepRows), 2)
  if (story.checks.length > 0) {
    terminal.line()
    terminal.line(bold('Checks'))
    for (const { check, about, result, reason } of story.checks)
      terminal.line([checkMark(result), ` ${check}${about ? `, ${about}` : ''}`, reason ? dim(`: ${reason}`) : ''], {
        indent: 2,
        hang: 4,
      })
  }
}

function outcomeParts(story: Story): readonly Part[] {
  if (story.outcome !== undefined)
    return [bold('Outcome  '), outcomePart(story.outcome), `: ${causesText(story.why ?? '')}`]
  const waits = story.waitsFor.length > 0 ? `waits for ${story.waitsFor.join('; ')}` : 'under way'
  return [bold('Outcome  '), yellow('open'), `: ${waits}`]
}

/** What of the plan is still ahead; of a settled run, only how large it was. */
function printPlan(terminal: Terminal, story: Story): void {
  const taken = new Set(story.steps.map((step) => `${step.capability} ${step.about}`))
  const ahead = story.plan.filter(
    ({ step }) => !taken.has(`${step.capability} ${(JSON.parse(step.scope) as string[]).join(' / ')}`),
  )
  if (story.state === 'settled' || ahead.length === 0) return
  terminal.line()
  terminal.line([bold('Planned next'), dim(` · ${count(ahead.length, 'step')}`)])
  for (const { step, serves, fork } of ahead.slice(0, 8))
    terminal.line(
      [
        step.capability,
        dim(` for ${serves.join(', ')}${fork ? `, ${fork.startsWith('if ') ? fork : `if ${fork}`}` : ''}`),
      ],
      {
        indent: 2,
        hang: 4,
      },
    )
}

function stepRows(step: ToldStep): readonly (readonly Part[])[] {
  const head: readonly Part[] = [dim(String(step.number)), verbOf(step)]
  const name: readonly Part[] = [step.capability, step.about ? dim(` ${step.about}`) : '']
  const lines = happened(step)
  const [first = [], ...more] = lines.length > 0 ? lines : [['under way']]
  return [[...head, ...name, ': ', ...first], ...more.map((line): readonly Part[] => ['', '', ...line])]
}

function happened(step: ToldStep): readonly (readonly Part[])[] {
  if (step.kind === 'condition' && step.gave)
    return [[valueText(step.gave.facts[0]?.value) === 'yes' ? green('holds') : yellow('not yet')]]
  const decision = step.decisions.at(-1)
  return [
    ...(step.gave?.facts ?? []).map((fact): readonly Part[] => [
      givenText(fact),
      dim(step.gave?.rule === undefined ? '' : ` by rule "${step.gave.rule}"`),
    ]),
    ...(step.changes ? changesLines(step.changes) : []),
    ...step.requests.map((one): readonly Part[] => [
      `${one.title}: `,
      one.answer ? green(answerText(one.answer)) : yellow(`waits for an answer ${dueText(one.expiresAt)}`),
    ]),
    ...step.effects.map((one): readonly Part[] => [
      `${one.undoes === undefined ? '' : 'taking back: '}${one.title}: `,
      ...(decision ? [verdictPart(decision), ', '] : []),
      effectPart(one),
    ]),
    ...(decision?.shadow ? [[verdictPart(decision)]] : []),
    ...(decision?.reasons ?? []).flatMap((one): (readonly Part[])[] =>
      one.layer === 'stop' && step.effects.length === 0 ? [[yellow('held'), ` ${one.text}`]] : [],
    ),
    ...step.failures.map(({ kind, reason, retryAt }): readonly Part[] => [
      yellow(kind),
      ` ${reason}${retryAt ? '; tried again' : ''}`,
    ]),
    ...(step.waits ? [[waitLine(step.waits)]] : []),
    ...(step.children ?? []).map((child): readonly Part[] => [
      `${child.run}: `,
      outcomePart(child.outcome),
      ` ${child.summary}`,
    ]),
    ...(step.moreChildren === undefined ? [] : [[dim(`and ${step.moreChildren} more runs`)]]),
  ]
}

function checkMark(result: 'true' | 'false' | 'cannot tell'): Part {
  if (result === 'true') return green('yes')
  return result === 'false' ? red('no') : yellow('?')
}
