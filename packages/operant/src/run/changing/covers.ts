import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { ElementBound } from '../../journal/set-state.ts'
import { differences, valuesSeen, whatItTakes, type Difference } from '../guarding/bindings.ts'

/** What is otherwise in what was bound: what a call would come to, and what its tool takes. */
export function boundDifferences(asked: ElementBound | undefined, now: ElementBound): readonly Difference[] {
  const before = asked ? { ...asked.preview, [whatItTakes]: asked.terms } : {}
  return differences(before, { ...now.preview, [whatItTakes]: now.terms })
}

/** Whether a value is seen in the arguments: what they are was chosen by who approved some of a call's parts. */
const isOfArguments = (name: string): boolean => name.startsWith('arguments.')

/**
 * Whether what people approved of an element is what is asked for now: the same people, policies and version, and
 * nothing that a rule says or saw that they were not shown. Its arguments cannot have changed: they stand in the journal.
 * Where people approved only some of those that are made in one (`inPart`), the arguments are of just these, and so is
 * what the same rules say of them.
 */
export function covers(asked: DecisionRecord, now: DecisionRecord, inPart = false): boolean {
  if (JSON.stringify(asked.approval) !== JSON.stringify(now.approval)) return false
  if (asked.policyHash !== now.policyHash || asked.policyVersion !== now.policyVersion) return false
  const saying = ({ rule, effect, text }: DecisionRecord['reasons'][number]) =>
    `${rule}\n${effect}\n${inPart ? '' : text}`
  const said = new Set(asked.reasons.map(saying))
  if (!now.reasons.every((one) => said.has(saying(one)))) return false
  const seen = new Map(valuesSeen(asked))
  return valuesSeen(now).every(([name, value]) => (inPart && isOfArguments(name)) || seen.get(name) === value)
}
