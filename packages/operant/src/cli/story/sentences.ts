import type { DecisionReason, DecisionRecord } from '../../journal/decision-record.ts'
import type { Label, RequestAnswer } from '../../journal/events.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'
import { factName } from '../../told/runs/fact-name.ts'
import { timeText, valueText } from '../../told/values.ts'
import type { Argument, GivenFact, RowVote, Source, ToldEffect } from '../../told/runs/story.ts'

const labels: Readonly<Record<Label, string>> = {
  record: 'from the system of record',
  person: 'said by a person',
  influenced: 'judged from text somebody outside wrote',
  outside: 'in the words of somebody outside',
  literal: 'supplied by a model',
}

export function givenText(fact: GivenFact, deepest?: number): string {
  const sure = fact.confidence < 1 ? ` (${Math.round(fact.confidence * 100)} % sure)` : ''
  return `${factName(fact)}: ${valueText(fact.value, deepest)}${sure}`
}

/** Where a fact came from, in words. */
export function sourceText(source: Source): string {
  const giver = source.step === undefined ? 'the goal itself' : `step ${source.step}, ${source.from}`
  const rule = source.rule === undefined ? '' : `, rule "${source.rule}"`
  return `${giver}${rule}; ${source.claimed ? 'claimed by the system, not read back' : labels[source.label]}`
}

export function argumentText(argument: Argument): readonly Part[] {
  const { source, fact, path, chosen } = argument
  if (chosen !== undefined)
    return [bold(argument.name), ` ${valueText(argument.value)}`, dim(`, chosen by the model: ${chosen}`)]
  const where =
    fact === undefined ? '' : ` is ${[factName({ fact, about: source?.about ?? '' }), path].filter(Boolean).join('.')}`
  return [
    bold(argument.name),
    ` ${valueText(argument.value)}`,
    dim(source ? `${where}, from ${sourceText(source)}` : where),
  ]
}

const verdicts = { allow: 'allowed', approve: 'needs approval', escalate: 'handed over', deny: 'denied' } as const

/** What the guardrail said of a call, in a few words. */
function verdictText(decision: DecisionRecord): string {
  const { roles, count } = decision.approval ?? { roles: [], count: 1 }
  const who = roles.length === 0 ? '' : ` by ${count > 1 ? `${count} people of ` : ''}${roles.join(' or ')}`
  return `${verdicts[decision.effect]}${who}`
}

/** Of a call that is not made, for the agent only watches: what would have become of it. */
export function shadowText({ effect, approval }: NonNullable<DecisionRecord['shadow']>): string {
  const who = approval?.roles.join(' or ')
  const would = {
    allow: 'been made',
    approve: `needed approval by ${who}`,
    escalate: `been handed over to ${who}`,
    deny: 'been denied',
  }
  return `only watched: it would have ${would[effect]}`
}

export function verdictPart(decision: DecisionRecord): Part {
  if (decision.shadow) return yellow(shadowText(decision.shadow))
  const text = verdictText(decision)
  if (decision.effect === 'allow') return green(text)
  return decision.effect === 'deny' ? red(text) : yellow(text)
}

/** What decided, what would have without it, what would have to be otherwise, and who may say yes. */
export function explanationParts({ explanation, effect, approval }: Explained): readonly (readonly Part[])[] {
  if (!explanation) return []
  const { deciding, runnerUp, ways } = explanation
  const who = `${approval && approval.count > 1 ? `${approval.count} people of ` : ''}${approval?.roles.join(' or ')}`
  return [
    ...(deciding === undefined ? [] : [[bold('decided by'), ` ${deciding}`]]),
    ...(runnerUp ? [[bold('without it'), ` ${verdicts[runnerUp.effect]} by ${runnerUp.rule}: ${runnerUp.text}`]] : []),
    ...ways.map((way) => [bold('way out'), ` ${way}`]),
    ...(effect === 'approve' && approval ? [[bold('way out'), ` ${who} can approve it.`]] : []),
  ]
}

type Explained = Pick<DecisionRecord, 'explanation' | 'effect' | 'approval'>

/** One rule's vote: what it says, and the parts of its condition with the values they saw. */
export function reasonParts(reason: DecisionReason): readonly (readonly Part[])[] {
  return [
    [bold(reason.rule), ` ${verdicts[reason.effect]}: ${reason.text}`],
    ...reason.clauses.map((clause): readonly Part[] => {
      const values = Object.entries(clause.values).map(([name, value]) => `${name} is ${value}`)
      const result =
        clause.result === 'error' ? 'could not be judged' : clause.result === 'true' ? 'holds' : 'does not hold'
      return [dim(`· ${clause.source} ${result}${values.length > 0 ? `: ${values.join(', ')}` : ''}`)]
    }),
  ]
}

/** What a row of a table said: that it decides, or which of its cells did not fit. */
export function voteParts(row: RowVote): readonly Part[] {
  const against = row.cells.filter((cell) => !cell.fits)
  const cells = (row.fits ? row.cells : against).map(({ input, asks, value, fits }) => {
    const seen = value === null ? 'not known' : valueText(value)
    return fits ? `${input} is ${seen}` : `${input} is ${seen}, and it asks for ${asks}`
  })
  const because = cells.length > 0 ? `, for ${cells.join('; ')}` : ''
  return [bold(row.rule), row.fits ? green(' decides') : ' does not fit', because]
}

/** What became of a write, in a few words. */
export function effectPart(effect: Pick<ToldEffect, 'result' | 'adopted' | 'undone' | 'reason'>): Part {
  if (effect.undone) return yellow('taken back')
  switch (effect.result) {
    case 'confirmed':
      return green(effect.adopted ? 'there already, not by us' : 'confirmed')
    case 'claimed':
      return yellow(`claimed, not confirmed: ${effect.reason}`)
    case 'absent':
      return yellow(`not done: ${effect.reason}`)
    case 'differs':
      return red(`differs: ${effect.reason}`)
    case 'unknown':
      return red(`not known: ${effect.reason}`)
    case 'intended':
    default:
      return yellow('under way')
  }
}

export function answerText(answer: RequestAnswer): string {
  switch (answer.kind) {
    case 'approved':
      return `approved by ${answer.by}${answer.reason ? `: ${answer.reason}` : ''}`
    case 'edited':
      return `changed by ${answer.by} to ${Object.entries(answer.arguments)
        .map(([name, value]) => `${name} ${valueText(value)}`)
        .join(', ')}${answer.reason ? `: ${answer.reason}` : ''}; it is decided afresh`
    case 'rejected':
      return `rejected by ${answer.by}${answer.reason ? `: ${answer.reason}` : ''}`
    case 'answered':
      return `${answer.by} answered: ${valueText(answer.value)}`
    case 'expired':
      return 'nobody answered in time'
    case 'withdrawn':
    default:
      return `withdrawn: ${answer.reason}`
  }
}

export function dueText(instant: string): string {
  return `until ${timeText(instant) ?? instant} UTC`
}
