import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { looserThan } from '../run/goal-of.ts'
import { canonical, type Json } from '../facts/json.ts'
import { courtesyIn } from './courtesy.ts'
import { deadlineText } from './deadlines.ts'
import { dayReader } from './days.ts'
import { leftOvers } from './left-over.ts'
import { looksGerman } from './lexicon.ts'
import { limitsIn, type LimitPhrase } from './limits.ts'
import { matchWording } from './match-wording.ts'
import { partsOf } from './parts.ts'
import type { Reading } from './reading.ts'
import { inputReader } from './read-input.ts'
import { isUsable, saidLimits, timesIn, troubleWith, type Times } from './said-limits.ts'
import { tokensOf, type Token } from './tokens.ts'
import type { Askable, Choice, Doubt, Meant, Moment, Settled, Understanding } from './understanding.ts'

/** The longest text that is read, in words. */
const longest = 80

/**
 * Understands a goal in words, without a model: which agent and goal, its inputs, limits that only tighten its own, and
 * a deadline. Certain only where every word was taken for something and nothing else fits as well; everything else is
 * a doubt for whoever asked, or is not understood. Pure: the same words at the same moment always mean the same.
 */
export async function understand(
  agents: readonly Agent[],
  text: string,
  moment: Moment,
  settled: Settled = {},
): Promise<Understanding> {
  const askable = askableOf(agents)
  const tokens = tokensOf(text)
  const refuse = (why: string): Understanding => ({ kind: 'nothing', why, askable })
  if (tokens.length === 0) return refuse('nothing was said')
  if (/[\p{Cf}\p{Co}]|(?![\t\n\r])\p{Cc}/u.test(text))
    return refuse('it holds characters that cannot be seen; type it anew')
  if (tokens.length > longest) return refuse(`a goal has at most ${longest} words`)
  const times = await timesIn(text, moment)
  const readings = await readingsOf(agents, text, tokens, moment, times)
  const [best] = readings
  if (!best || best.match.problem !== undefined) {
    const lacking = best ? undefined : lackingInput(agents, text, tokens)
    if (lacking !== undefined) return refuse(lacking)
    const german = looksGerman(tokens.map(({ word }) => word)) ? '; goals are understood in English' : ''
    return refuse(
      best?.match.problem === undefined
        ? `nothing here takes the goal "${text}"${german}`
        : `${best.match.problem} in "${best.wording}"`,
    )
  }
  const near = rivalsOf(readings, best)
  const chosen =
    near.find((one) => meaningOf(one) === settled.meant) ?? (isCertain(best) && near.length === 1 ? best : undefined)
  const parts = partsOf(text, tokens, chosen ?? best)
  if (changesOf(best).length > 0) return refuse(changesOf(best).join('; '))
  if (!chosen) return { kind: 'doubts', doubts: [whichOne(near, agents)], parts }
  return conclude(chosen, { moment, settled, times, parts, refuse })
}

interface Rest {
  readonly moment: Moment
  readonly settled: Settled
  readonly times: Times
  readonly parts: Extract<Understanding, { kind: 'understood' }>['parts']
  readonly refuse: (why: string) => Understanding
}

/** Limits, the deadline and what is left over, once it is clear which goal is meant. */
function conclude(reading: Reading, { moment, settled, times, parts, refuse }: Rest): Understanding {
  const { agent, goal, match, phrases, left } = reading
  const { limits, deadline, either } = saidLimits(agent, phrases, times, moment, settled)
  const doubts = either.map(({ phrase, choices }) => whichTime(phrase, choices, reading, moment))
  const looser = looserThan(goal.limits, limits)
  if (looser.length > 0)
    return refuse(`it asks for ${looser.join(' and ')}; a run may only have tighter limits than its goal`)
  const passed = (settled.unchecked ?? []).map(plain)
  const open = left.filter((one) => one.kind === 'unchecked' && !passed.includes(plain(one.text)))
  doubts.push(...open.map((one) => unchecked(one.text, reading)))
  if (doubts.length > 0) return { kind: 'doubts', doubts, parts }
  const input = Object.fromEntries(Object.keys(goal.input).map((name) => [name, match.inputs[name]?.value]))
  const texts = left.flatMap((one) => (one.kind === 'unchecked' ? [one.text] : []))
  const meant: Meant = { agent, goal, input, limits, deadline, unchecked: texts }
  return { kind: 'understood', meant, parts }
}

/** Every way to read the text, cheapest first. */
async function readingsOf(
  agents: readonly Agent[],
  text: string,
  tokens: readonly Token[],
  moment: Moment,
  times: Times,
): Promise<readonly Reading[]> {
  const read = inputReader(await dayReader(agents, moment, runsOf(tokens, text)), moment)
  const { until, from } = courtesyIn(text)
  const spoken = tokens.filter((token) => token.start >= until && token.end <= from)
  const words = new Set(
    agents.flatMap(({ goals }) =>
      [...goals.values()].flatMap(({ wordings }) => wordings.flatMap((one) => tokensOf(one).map(({ word }) => word))),
    ),
  )
  const isWord = (word: string): boolean => words.has(word)
  const phrases = limitsIn(text).filter(
    (one) => !spoken.some(({ quoted, start, end }) => quoted && start < one.end && one.start < end),
  )
  const readings = agents.flatMap((agent) => {
    const usable = phrases.filter((phrase) => isUsable(agent, phrase, times))
    return waysToTake(usable).flatMap((taken) => {
      const rest = spoken.filter(({ start, end }) => !taken.some((one) => start < one.end && one.start < end))
      return [...agent.goals.values()].flatMap((goal) =>
        goal.wordings.flatMap((wording) =>
          matchWording(wording, rest, text, read(goal), isWord).map((match): Reading => {
            const left = leftOvers(text, match.left, [...match.taken.keys()], goal, agent)
            const problem = match.problem ?? troubleWith(agent, taken, times)
            return {
              agent,
              goal,
              wording,
              phrases: taken,
              left,
              match: problem === undefined ? match : { ...match, problem },
              cost:
                match.cost +
                (match.problem === undefined && problem !== undefined ? 3 : 0) +
                0.1 * (usable.length - taken.length),
            }
          }),
        ),
      )
    })
  })
  return readings.toSorted((one, other) => one.cost - other.cost)
}

/** What has to be said besides, where a goal was named without what it is about. */
function lackingInput(agents: readonly Agent[], text: string, tokens: readonly Token[]): string | undefined {
  const named = (goal: GoalSpec): boolean =>
    goal.wordings.some((wording) =>
      matchWording(
        wording.replaceAll(/\{\w+\}/g, ''),
        tokens,
        text,
        () => ({ problem: '' }),
        () => false,
      ).some(({ cost, left }) => left.length === 0 && cost <= 4),
    )
  const [goal] = agents.flatMap(({ goals }) => [...goals.values()].filter(named))
  return goal && `it was not said which ${Object.keys(goal.input).join(' and ')} is meant; say it as in: ${goal.ask}`
}

/** Every run of up to four words, as a day may be written. */
function runsOf(tokens: readonly Token[], text: string): readonly string[] {
  return tokens.flatMap(({ start }, index) =>
    tokens.slice(index, index + 4).map(({ end }) => text.slice(start, end).replace(/[,;:.!?]+$/, '')),
  )
}

/** All limits taken as such; none; or all but one, which may be an input of the goal. */
function waysToTake(phrases: readonly LimitPhrase[]): readonly (readonly LimitPhrase[])[] {
  if (phrases.length === 0) return [[]]
  const butOne = phrases.length > 1 ? phrases.map((_, index) => phrases.toSpliced(index, 1)) : []
  return [phrases, ...butOne, []]
}

/** Readings that mean something else and fit about as well; the best first. */
function rivalsOf(readings: readonly Reading[], best: Reading): readonly Reading[] {
  const margin = best.cost < 1 ? 0.9 : 2.5
  const whole = !best.match.unsure.has('left over')
  const near = readings.filter(
    ({ cost, match }) =>
      cost <= best.cost + margin && match.problem === undefined && !(whole && match.unsure.has('left over')),
  )
  const own = new Map<string, Reading>()
  for (const one of near) if (!own.has(meaningOf(one))) own.set(meaningOf(one), one)
  return [...own.values()].slice(0, 6)
}

/** Equal for readings that come to the same. */
function meaningOf({ agent, goal, match, phrases }: Reading): string {
  const values = Object.entries(match.inputs).map(([name, { text }]) => `${name}=${text}`)
  const limits = phrases.map(({ text }) => text)
  return [`${agent.name}.${goal.name}`, ...values.toSorted(), ...limits].join(' ')
}

/** Every word was taken for what it says; what is left over is another matter. */
function isCertain({ match, goal }: Reading): boolean {
  const strict = Object.keys(goal.input).length > 0 && match.strict
  return [...match.unsure].every((why) => why === 'left over' || (why === 'left out' && strict))
}

function changesOf({ left }: Reading): readonly string[] {
  return left.flatMap((one) => (one.kind === 'changes' ? [`"${one.text}" was not understood: ${one.why}`] : []))
}

function whichOne(near: readonly Reading[], agents: readonly Agent[]): Doubt {
  const [only, ...others] = near
  const choices = near.map((one) => choiceOf(one, agents))
  return {
    about: 'meant',
    question: only && others.length === 0 ? 'Is this what is meant?' : 'Which of these is meant?',
    choices,
  }
}

function choiceOf(reading: Reading, agents: readonly Agent[]): Choice {
  const { agent, goal } = reading
  const said = inWords(reading)
  const same = agents.some(
    (other) =>
      other !== agent &&
      [...other.goals.values()].some((one) => one.wordings.some((wording) => goal.wordings.includes(wording))),
  )
  return {
    id: meaningOf(reading),
    says: `${said} (agent ${agent.name})`,
    say: said,
    ...(same ? { agent: agent.name } : {}),
  }
}

/** The words that mean just this reading. */
function inWords({ wording, match, phrases }: Reading): string {
  const filled = wording.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const text = match.inputs[name]?.text ?? ''
    return /^[\w.-]*\d[\w.-]*$/.test(text) ? text : `"${text}"`
  })
  return [filled, ...phrases.map(({ text }) => text.replace(/^(and|but)\s+/i, ''))].join(', ')
}

function whichTime(phrase: LimitPhrase, choices: readonly Date[], reading: Reading, { timeZone }: Moment): Doubt {
  return {
    about: 'deadline',
    question: `When is "${phrase.text}"?`,
    choices: choices.map((at) => {
      const by = `by ${deadlineText(at, timeZone)}`
      const others = reading.phrases.filter((one) => one !== phrase)
      return {
        id: at.toISOString(),
        says: `${by} (${timeZone})`,
        say: `${inWords({ ...reading, phrases: others })}, ${by}`,
      }
    }),
  }
}

function unchecked(text: string, reading: Reading): Doubt {
  return {
    about: 'unchecked',
    question: `No check covers "${text}". Start, and leave it unchecked?`,
    choices: [{ id: text, says: 'start without it', say: inWords(reading) }],
  }
}

function plain(text: string): string {
  return canonical(tokensOf(text).map(({ word }): Json => word))
}

function askableOf(agents: readonly Agent[]): readonly Askable[] {
  return agents.flatMap(({ name, goals }) =>
    [...goals.values()].map((goal) => ({ agent: name, goal: goal.name, ask: goal.ask })),
  )
}
