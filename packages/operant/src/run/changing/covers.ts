import type { DecisionRecord } from '../../journal/decision-record.ts'
import { valuesSeen } from '../guarding/bindings.ts'

/**
 * Whether what people approved of an element is what is asked for now: the same people, policies and version, and
 * nothing that a rule says or saw that they were not shown. Its arguments cannot have changed: they stand in the journal.
 */
export function covers(asked: DecisionRecord, now: DecisionRecord): boolean {
  if (JSON.stringify(asked.approval) !== JSON.stringify(now.approval)) return false
  if (asked.policyHash !== now.policyHash || asked.policyVersion !== now.policyVersion) return false
  const said = new Set(asked.reasons.map(({ rule, effect, text }) => `${rule}\n${effect}\n${text}`))
  if (!now.reasons.every(({ rule, effect, text }) => said.has(`${rule}\n${effect}\n${text}`))) return false
  const seen = new Map(valuesSeen(asked))
  return valuesSeen(now).every(([name, value]) => seen.get(name) === value)
}
