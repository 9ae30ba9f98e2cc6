import type { Agent } from '../../agent/define-agent.ts'
import { compose, type Composed, type Composing } from '../../asking/compose.ts'
import { understand } from '../../asking/understand.ts'
import type { Choice, Doubt, Meant, Moment, Part, Settled, Understanding } from '../../asking/understanding.ts'
import { wordsBeside } from '../../asking/words-beside.ts'
import { CommandMistake } from '../mistake.ts'

/** A goal that a person asked for, understood without a doubt. */
export interface WantedGoal extends Meant {
  readonly parts: readonly Part[]
  readonly said: string
}

/** What a person typed: words, and where the goal is composed of checks, these. */
export interface Asking {
  readonly words: string
  readonly done: readonly string[]
  readonly never: readonly string[]
  readonly answers: readonly string[]
  readonly unchecked: readonly string[]
  readonly agents: readonly Agent[]
  readonly moment: Moment
  readonly asker: string
}

/** Asks a person to settle a doubt; undefined where nobody can be asked. */
export type SettleDoubt = ((doubt: Doubt) => Promise<Choice | undefined>) | undefined

/** The words that settle a doubt, as a command. */
export type Retell = (choice: Choice, doubt: Doubt) => string

/**
 * Finds out what is wanted, asking for each doubt.
 * @throws CommandMistake where it is not understood, or in doubt and nobody can be asked: with the exact choices.
 */
export async function wantedGoal(asking: Asking, settle: SettleDoubt, retell: Retell): Promise<WantedGoal> {
  const composing = asking.done.length + asking.never.length + asking.answers.length > 0
  let settled: Settled = { unchecked: asking.unchecked }
  for (;;) {
    const heard = composing
      ? await composed(asking, settled)
      : await understand(asking.agents, asking.words, asking.moment, settled)
    if (heard.kind === 'nothing') throw new CommandMistake(notUnderstood(heard))
    if (heard.kind === 'understood') return { ...heard.meant, parts: heard.parts, said: asking.words }
    const [doubt] = heard.doubts
    if (!doubt) throw new Error('a doubt without a question')
    const choice = await settle?.(doubt)
    if (!choice) throw new CommandMistake(choicesText(heard.doubts, retell))
    settled = settledBy(settled, doubt, choice)
  }
}

function settledBy(settled: Settled, doubt: Doubt, { id }: Choice): Settled {
  if (doubt.about === 'unchecked') return { ...settled, unchecked: [...(settled.unchecked ?? []), id] }
  return { ...settled, [doubt.about]: id }
}

function notUnderstood({ why, askable }: Extract<Understanding, { kind: 'nothing' }>): string {
  return `${why}; you can ask:\n${askable.map(({ agent, ask }) => `  ${ask}  (agent ${agent})`).join('\n')}`
}

function choicesText(doubts: readonly Doubt[], retell: Retell): string {
  return doubts
    .map((doubt) => [doubt.question, ...doubt.choices.map((choice) => `  ${retell(choice, doubt)}`)].join('\n'))
    .join('\n')
}

/** A goal put together of checks; the words beside them are read for limits, and the rest is not checked. */
async function composed(asking: Asking, settled: Settled): Promise<Understanding> {
  const { agents, done, never, answers, words, asker, moment } = asking
  const [agent, ...others] = agents
  if (!agent || others.length > 0)
    throw new CommandMistake('a goal of checks is for one agent; say which by --agent NAME')
  const titled = (title: string): ReturnType<typeof put> =>
    put(agent, { title, doneWhen: done, never, answers, by: asker })
  const plain = titled([...done, ...answers].join(', '))
  const beside = await wordsBeside(agent, plain.goal, words, moment, settled)
  if ('problem' in beside) return { kind: 'nothing', why: beside.problem, askable: [] }
  // Words that only set limits are no title.
  const { goal, input } = beside.says ? titled(words.trim()) : plain
  const { limits, deadline, unchecked, either } = beside
  if (either.length > 0)
    return {
      kind: 'doubts',
      parts: [],
      doubts: either.map(({ phrase, choices }) => ({
        about: 'deadline',
        question: `When is "${phrase.text}"?`,
        choices: choices.map((at) => ({
          id: at.toISOString(),
          says: at.toISOString(),
          say: words.replace(phrase.text, `by ${at.toISOString()}`),
        })),
      })),
    }
  return { kind: 'understood', meant: { agent, goal, input, limits, deadline, unchecked }, parts: [] }
}

function put(
  agent: Agent,
  { title, ...parts }: Pick<Composing, 'doneWhen' | 'never' | 'answers' | 'by'> & { readonly title: string },
): Extract<Composed, { goal: unknown }> {
  const wordings = [title.replaceAll(/[{}]/g, '')]
  const result = compose(agent, { name: 'composed', wordings, unmet: 'undo', ...parts })
  if ('goal' in result) return result
  throw new CommandMistake(result.problems.map(({ field, says }) => `${optionFor[field] ?? field}: ${says}`).join('\n'))
}

const optionFor: Readonly<Record<string, string>> = {
  doneWhen: '--done',
  never: '--never',
  answers: '--answer',
  inputs: '--done',
}
