import type { Knowledge } from '../../planning/knowledge.ts'
import type { ReadyStep } from '../../planning/plan.ts'
import { canBeCarried } from '../stepping/take-step.ts'

/** Whether a step asks nobody and changes nothing. */
export function isSimple(known: Knowledge, step: ReadyStep): boolean {
  const { kind } = step.spec
  if (kind === 'question') return canBeCarried(known, step)
  return kind !== 'action' && kind !== 'delegation' && kind !== 'change set' && kind !== 'wait'
}
