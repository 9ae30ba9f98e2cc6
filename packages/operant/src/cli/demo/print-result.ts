import type { Money } from '../../facts/money.ts'
import type { Project } from '../../project/open-project.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import { handOverReason } from '../../people/hand-over-text.ts'
import { printTale } from '../story/print-tale.ts'
import { storyOf } from '../story/story-of.ts'
import { toldRun, type DemoResult } from './sum-up.ts'

/** Says what a demo came to, tells one run, and how to answer what waits. `config` is named where commands would not find the demo by themselves. */
export async function printResult(
  terminal: Terminal,
  project: Project,
  result: DemoResult,
  seconds: number,
  config: string | undefined,
): Promise<void> {
  const { score, approvals, questions, handOvers } = result
  const told = toldRun(result)
  if (told) {
    terminal.line()
    printTale(terminal, await storyOf(project, told.run))
    terminal.line(dim(`Every step with its reasons: ${commandText(`why ${told.run}`, config)}`))
  }
  printHandOvers(terminal, handOvers.map(handOverReason))
  terminal.line()
  terminal.line(bold('What became of it'))
  const moved = [...amounts(result.refunded, 'refunded'), ...amounts(result.credited, 'credited')]
  const wrong: Part = score.wrong === 0 ? green('nothing wrong') : red(`${score.wrong} wrong`)
  terminal.table(
    [0],
    [
      [
        'tickets',
        `${score.runs}: ${score.met} met, ${score.declined} declined, ${score.partly} partly, ${score.handedOver} handed over, ${score.waiting} waiting, ${score.failed} failed`,
      ],
      [
        'against the truth',
        `${score.settledAlone} settled alone, ${score.right} of them right: precision ${percent(score.precision)}, recall ${percent(score.recall)}; `,
        wrong,
      ],
      ['moved', [...moved, `${count(result.replacements, 'replacement')} sent`].join(', ')],
      [
        'proven',
        `${count(result.effects, 'effect')}, ${result.unconfirmed} unconfirmed, ${score.doubleEffects} done twice`,
      ],
      ['took', `${seconds.toFixed(1)} s for ${result.steps} steps`],
      ['waiting', `${count(approvals.length, 'approval')}, ${count(questions.length, 'question')}`],
    ],
    2,
  )
  printWaiting(terminal, project, result, config)
}

function amounts(moved: readonly Money[], how: string): readonly string[] {
  return moved.map((one) => `${one.toString()} ${how}`)
}

function printHandOvers(terminal: Terminal, reasons: readonly string[]): void {
  if (reasons.length === 0) return
  terminal.line()
  terminal.line([bold('Handed over'), dim(` · ${count(reasons.length, 'ticket')}`)])
  const groups = [...Map.groupBy(reasons, (reason) => reason)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  terminal.table(
    [0],
    groups.slice(0, 6).map(([reason, all]) => [yellow(String(all.length)), reason]),
    2,
  )
}

function printWaiting(
  terminal: Terminal,
  project: Project,
  { approvals, questions }: DemoResult,
  config: string | undefined,
): void {
  const [next] = [...approvals, ...questions]
  if (!next) return
  const name =
    project.definition.principals.find(({ roles }) => roles.some((role) => next.roles.includes(role)))?.name ?? 'NAME'
  const words =
    next.kind === 'approve'
      ? `approvals approve ${next.id} --as ${name}`
      : `approvals answer ${next.id} --as ${name} --with VALUE`
  terminal.line()
  terminal.line([bold('Your turn'), ` · ${next.title}`])
  terminal.command(commandText(words, config))
  terminal.line(
    dim(
      `All of them: ${commandText('approvals', config)}. Ask for more: ${commandText('goal "Resolve ticket …"', config)}`,
    ),
  )
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${Math.round(share * 1000) / 10} %`
}
