import type { Tone } from '../parts/tag.tsx'
import { valueText } from '../parts/values.ts'
import type { Step } from './queries.ts'

/** How a step stands, in a word or two. */
export interface StepLook {
  readonly word: string
  readonly tone: Tone
}

const results: Readonly<Record<Step['effects'][number]['result'], StepLook>> = {
  intended: { word: 'Begun', tone: 'info' },
  confirmed: { word: 'Done, read back', tone: 'ok' },
  claimed: { word: 'Claimed, not read back', tone: 'warn' },
  absent: { word: 'Had no effect', tone: 'bad' },
  differs: { word: 'Not as expected', tone: 'bad' },
  unknown: { word: 'Not known yet', tone: 'warn' },
}

/** What came of a step, the last thing first. */
export function lookOf(step: Step): StepLook {
  const effect = step.effects.at(-1)
  if (effect?.undone) return { word: 'Taken back', tone: 'calm' }
  if (effect) return effect.adopted ? { word: 'Found there already', tone: 'ok' } : results[effect.result]
  if (step.changes)
    return step.changes.ended === undefined ? under('Changes under way') : { word: 'Changes done', tone: 'ok' }
  const request = step.requests.at(-1)
  if (request && request.answer === undefined)
    return { word: request.kind === 'approve' ? 'Waits for approval' : 'Waits for an answer', tone: 'warn' }
  if (step.gave?.declines) return { word: 'Declined', tone: 'calm' }
  if (step.gave) return { word: gaveWord(step), tone: step.gave.how !== 'looked' || holds(step) ? 'ok' : 'calm' }
  const decision = step.decisions.at(-1)
  if (decision?.shadow) return { word: 'Written down only', tone: 'calm' }
  if (decision?.effect === 'deny') return { word: 'Refused by the rules', tone: 'bad' }
  if (decision?.effect === 'escalate') return { word: 'Handed over by the rules', tone: 'warn' }
  const failure = step.failures.at(-1)
  if (failure) return failureLook(failure)
  if (step.waits) return step.waits.ended === undefined ? under('Waits') : { word: 'Waited', tone: 'ok' }
  if (step.children) return childrenLook(step.children)
  return under('Under way')
}

function under(word: string): StepLook {
  return { word, tone: 'info' }
}

function gaveWord(step: Step): string {
  if (step.gave?.how === 'looked') return holds(step) ? 'Holds' : 'Does not hold'
  return step.gave?.rule === undefined ? 'Known' : 'Decided'
}

function holds({ gave }: Step): boolean {
  return gave?.facts[0]?.value === true
}

const failureWords: Readonly<Record<string, string>> = {
  refused: 'Refused by the system',
  missing: 'Not found',
  unsure: 'Not sure enough',
  fault: 'Failed',
  denied: 'Refused by the rules',
  rejected: 'Rejected by a person',
  'no-progress': 'Led nowhere',
  expired: 'Nobody answered in time',
  quality: 'Not to be relied on',
}

function failureLook({ kind, waits, retryAt }: Step['failures'][number]): StepLook {
  if (waits) return { word: 'Not yet', tone: 'calm' }
  if (retryAt !== undefined) return { word: 'Failed, tried again', tone: 'warn' }
  return { word: failureWords[kind] ?? kind, tone: kind === 'missing' ? 'calm' : 'bad' }
}

function childrenLook(children: NonNullable<Step['children']>): StepLook {
  const open = children.filter(({ outcome }) => outcome === undefined).length
  return open > 0
    ? under(`${open} of ${children.length} runs under way`)
    : { word: `${children.length} runs ended`, tone: 'ok' }
}

/** What came of a step, in a line: why it failed, which row decided, or the first that it found. Empty where the title says it. */
export function newsOf(step: Step): string {
  const { gave, failures, decisions, effects } = step
  const failure = failures.at(-1)
  if (gave?.rule !== undefined) return `row “${gave.rule}”`
  const [first] = gave?.facts ?? []
  if (first && gave?.how !== 'looked') return valueText(first.value)
  if (failure) return failure.reason
  const decision = decisions.at(-1)
  const effect = effects.at(-1)
  if (decision && !effect) return decision.reasons.find((one) => one.effect === decision.effect)?.text ?? ''
  return effect && effect.result !== 'confirmed' ? effect.reason : ''
}

/** Steps that somebody who asks why looks at first: those that went wrong, are refused or wait, the last first. */
export function turningSteps(steps: readonly Step[], most: number): readonly Step[] {
  return steps
    .filter((step) => {
      const { tone } = lookOf(step)
      return tone === 'bad' || (tone === 'warn' && step.gave === undefined) || step.gave?.declines === true
    })
    .toReversed()
    .slice(0, most)
}

/** Whether a step is worth a line of its own among many: whatever wrote, decided, asked, failed or waits. */
export function matters(step: Step): boolean {
  if (step.effects.length + step.decisions.length + step.requests.length + step.failures.length > 0) return true
  if (step.changes || step.waits || step.children || step.gave === undefined) return true
  return step.gave.rule !== undefined || step.kind === 'judgement' || step.kind === 'question'
}

/** Steps, or several in a row that only looked something up. */
export type StepGroup =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'quiet'; readonly steps: readonly Step[] }

/** Fewer in a row than this are shown each for itself. */
const leastQuiet = 3

/** The steps in order; what only looked something up, three or more in a row, is put together. `open` keeps a step apart. */
export function groupSteps(steps: readonly Step[], open: number | undefined): readonly StepGroup[] {
  const groups: StepGroup[] = []
  let quiet: Step[] = []
  const close = () => {
    if (quiet.length >= leastQuiet) groups.push({ kind: 'quiet', steps: quiet })
    else groups.push(...quiet.map((step) => ({ kind: 'step' as const, step })))
    quiet = []
  }
  for (const step of steps) {
    if (!matters(step) && step.number !== open) quiet.push(step)
    else {
      close()
      groups.push({ kind: 'step', step })
    }
  }
  close()
  return groups
}
