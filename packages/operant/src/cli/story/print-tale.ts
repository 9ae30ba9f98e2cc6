import type { Terminal } from '../output/terminal.ts'
import { count, shortly, valueText } from '../../told/values.ts'
import { bold, dim, type Part } from '../output/wrap.ts'
import { factName } from '../../told/runs/fact-name.ts'
import { effectPart, givenText, verdictPart } from './sentences.ts'
import type { Story, ToldStep } from '../../told/runs/story.ts'
import { outcomePart } from './outcome-part.ts'

/** A run told briefly: what was learned and decided and why, what was done and proven. */
export function printTale(terminal: Terminal, story: Story): void {
  terminal.line([bold('One of them, told'), dim(` · ${story.asked}, ${count(story.steps.length, 'step')}`)])
  terminal.table([8], taleLines(story), 2)
}

/** A verb, then what it is about. */
type Line = readonly Part[]

/** A run in few lines: how it set out, what was learned, decided, done and proven, and how it ended. What was decided takes up to `most` characters. */
export function taleLines(story: Story, most = 120): readonly Line[] {
  return [...planLine(story), ...linesOf(story.steps, most), [outcomePart(story.outcome), story.why ?? '']]
}

/** How the run set out: how much it planned, and how much of that hung on what it would find. */
function planLine({ firstPlan, checks }: Story): readonly Line[] {
  if (firstPlan.length === 0) return []
  const forks = firstPlan.filter(({ fork }) => fork !== undefined).length
  const aims = checks.length > 0 ? ` towards ${count(checks.length, 'check')}` : ''
  return [['plans', `${count(firstPlan.length, 'step')}${aims}`, dim(`; ${forks} of them depend on what is found`)]]
}

/** What was read or worked out, up to the next decision or write, in one line; the rest a line each. */
function linesOf(steps: readonly ToldStep[], most: number): readonly Line[] {
  const lines: Line[] = []
  let learned: string[] = []
  for (const step of steps) {
    const own = [...decisionLines(step, most), ...effectLines(step)]
    if (own.length > 0) {
      if (learned.length > 0) lines.push(['learns', [...new Set(learned)].join(', ')])
      learned = []
      lines.push(...own)
    } else if (step.kind !== 'condition') learned.push(...(step.gave?.facts ?? []).map(factName))
  }
  return lines
}

function decisionLines({ kind, gave, rows }: ToldStep, most: number): readonly Line[] {
  if (!gave || (kind !== 'decision' && kind !== 'judgement')) return []
  const given = shortly(gave.facts.map((fact) => givenText(fact)).join(', '), most)
  if (gave.rule === undefined) return [['judges', given]]
  const cells = rows?.at(-1)?.cells.map(({ input, value }) => `${input} is ${shortly(valueText(value), 40)}`) ?? []
  return [
    ['decides', given],
    ['because', `rule "${gave.rule}"`, dim(cells.length > 0 ? `: ${cells.join(', ')}` : '')],
  ]
}

function effectLines({ effects, decisions }: ToldStep): readonly Line[] {
  const decision = decisions.at(-1)
  return effects.flatMap((effect) => [
    ['acts', effect.title],
    ...(decision ? [[verdictPart(decision), dim(decision.reasons.map(({ text }) => text).join(' '))]] : []),
    ['verified', effectPart(effect), dim(`, ${effect.reason}`)],
  ])
}
