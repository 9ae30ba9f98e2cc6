import type { Step } from './queries.ts'
import type { StepLook } from './step-look.ts'

type Decision = Step['decisions'][number]
type Reason = Decision['reasons'][number]

const words: Readonly<Record<Decision['effect'], StepLook>> = {
  allow: { word: 'Allowed by a rule', tone: 'ok' },
  approve: { word: 'A person has to approve it', tone: 'warn' },
  escalate: { word: 'People have to take it over', tone: 'warn' },
  deny: { word: 'Refused by a rule', tone: 'bad' },
}

/** What the guardrail said, in words. That no rule covers a call is another thing than that a rule refused it. */
export function decisionLook(decision: Decision): StepLook {
  const { effect, shadow, reasons } = decision
  if (shadow) return { word: `Only watched: it would be ${watched[shadow.effect]}`, tone: 'calm' }
  if (reasons.some((one) => one.layer === 'stop')) return { word: 'Held by a stop', tone: 'warn' }
  if (!reasons.some((one) => one.effect === effect))
    return { word: effect === 'allow' ? 'Allowed, and no rule says why' : 'No rule covers it', tone: 'warn' }
  return words[effect]
}

const watched = { allow: 'made', approve: 'put to people', escalate: 'handed over', deny: 'refused' } as const

/** The reasons that led to what was decided, the deciding one first. */
export function whyDecided({ effect, reasons, explanation }: Decision): readonly Reason[] {
  const led = reasons.filter((one) => one.effect === effect)
  const deciding = led.findIndex((one) => one.rule === explanation?.deciding)
  return deciding <= 0
    ? led
    : [...led.slice(deciding, deciding + 1), ...led.slice(0, deciding), ...led.slice(deciding + 1)]
}

/** How a rule's clause came out, in words. */
export const clauseWords = { true: 'holds', false: 'does not hold', error: 'cannot be told' } as const
