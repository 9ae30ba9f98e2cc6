import type { Terminal } from '../output/terminal.ts'
import { durationText, timeText, valueText } from '../../told/values.ts'
import { bold, dim, red, type Part } from '../output/wrap.ts'
import {
  answerText,
  argumentText,
  dueText,
  effectPart,
  explanationParts,
  givenText,
  reasonParts,
  sourceText,
  voteParts,
  verdictPart,
} from './sentences.ts'
import { factName } from '../../told/runs/fact-name.ts'
import { callText } from '../../told/runs/models-told.ts'
import { waitLine } from '../../told/runs/waits-told.ts'
import type { ToldEffect, ToldStep } from '../../told/runs/story.ts'
import { changesLines } from './changes-lines.ts'

const verbs: Readonly<Record<string, string>> = {
  query: 'read',
  condition: 'looked',
  calculation: 'calculated',
  decision: 'decided',
  judgement: 'judged',
  question: 'asked',
  action: 'acted',
  delegation: 'handed on',
  'change set': 'changed together',
  wait: 'waited',
}

export function verbOf(step: Pick<ToldStep, 'kind'>): string {
  return verbs[step.kind] ?? step.kind
}

/** Why a step was taken, why no other, what it rested on and what came of it. */
export function printWhy(terminal: Terminal, step: ToldStep): void {
  const about = step.about === '' ? '' : ` about ${step.about}`
  terminal.line([
    bold(`Step ${step.number}  ${step.capability}`),
    dim(`${about}, ${verbOf(step)} at ${timeText(step.at) ?? step.at}`),
  ])
  terminal.table(
    [0],
    [
      ...rows(
        'serves',
        step.serves.map((served) => [served]),
      ),
      ...rows('only if', step.fork === undefined ? [] : [[step.fork]]),
      ...rows(
        'not by',
        (step.kind === 'condition' ? [] : step.instead).map(({ capability, why }) => [bold(capability), `: ${why}`]),
      ),
      ...rows(
        'model',
        (step.models ?? []).map((one) => [callText(one)]),
      ),
      ...rows(
        'rests on',
        step.rests.map((source) => [
          bold(factName(source)),
          ` ${valueText(source.value)}`,
          dim(`, from ${sourceText(source)}`),
        ]),
      ),
      ...rows('rows', (step.rows ?? []).map(voteParts)),
      ...step.decisions.flatMap((decision) =>
        rows('guardrail', [
          [verdictPart(decision)],
          ...explanationParts(decision),
          ...decision.reasons.flatMap(reasonParts),
        ]),
      ),
      ...step.requests.flatMap((request) =>
        rows('asked', [
          [request.title, dim(` (${request.kind}, ${request.request})`)],
          [request.answer ? answerText(request.answer) : `open ${dueText(request.expiresAt)}`],
        ]),
      ),
      ...rows('changes', step.changes ? changesLines(step.changes) : []),
      ...step.effects.flatMap(effectRows),
      ...resultRows(step),
      ...rows(
        'failed',
        step.failures.map(({ kind, reason, retryAt }) => [red(kind), ` ${reason}${retryAt ? '; tried again' : ''}`]),
      ),
      ...rows(
        'waits',
        step.waits ? [[waitLine(step.waits)], [dim(`days counted by calendar ${step.waits.calendar}`)]] : [],
      ),
      ...rows(
        'runs',
        (step.children ?? []).map((child) => [
          bold(child.run),
          ` for ${child.element}: ${child.outcome ?? 'open'} ${child.summary}`,
        ]),
      ),
    ],
    2,
  )
  terminal.line()
}

function resultRows({ gave }: ToldStep): readonly (readonly Part[])[] {
  if (!gave) return []
  const by = gave.rule === undefined ? '' : ` by rule "${gave.rule}"${gave.declines ? ', which says no' : ''}`
  const took = gave.how === 'read' ? `, in ${durationText(gave.took)}` : ''
  return rows(
    'result',
    gave.facts.map((fact) => [givenText(fact), dim(`${by}${took}`)]),
  )
}

function effectRows(effect: ToldEffect): readonly (readonly Part[])[] {
  const attempt = effect.attempt > 1 ? ` (attempt ${effect.attempt})` : ''
  return [
    ...rows(effect.undoes === undefined ? 'effect' : 'takes back', [[`${effect.title}${attempt}`]]),
    ...rows('with', effect.arguments.map(argumentText)),
    ...rows('identity', [[dim(effect.identity.slice(0, 16))]]),
    ...rows('read back', [[effectPart(effect), effect.result === 'confirmed' ? `, ${effect.reason}` : '']]),
    ...rows('found', effect.found === null ? [] : [[valueText(effect.found)]]),
  ]
}

/** Items under one label, which stands beside the first of them. */
export function rows(label: string, items: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  return items.map((item, index) => [dim(index === 0 ? label : ''), ...item])
}
