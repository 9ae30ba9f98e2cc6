import { isTrustworthy, type Bearing, type NamedRecord } from '../guarded-bearing.ts'
import { finding, type Finding } from '../finding.ts'
import { same } from '../holds.ts'
import { shown } from '../language/value.ts'

/** The record that a call is about must belong to the case's own subject. */
export function decideSubject({ subject }: Bearing): readonly Finding[] {
  if (!subject) return []
  const { of, is } = subject
  const values = { [of.name]: seen(of), [is.name]: seen(is) }
  const source = `${of.name} is ${is.name}`
  const doubtful = [of, is].find(
    ({ record }) => !record || !isTrustworthy(record.label) || (record.value ?? undefined) === undefined,
  )
  if (doubtful) {
    const why = doubtful.record ? `rests on what is no record (${doubtful.record.label})` : 'is not known'
    const text = `Denied, for it cannot be told whether ${of.name} is the case's own (${is.name}): ${doubtful.name} ${why}.`
    return [finding('subject', 'subject', { effect: 'deny' }, text, [{ source, result: 'error', values }])]
  }
  if (same(of.record?.value, is.record?.value)) {
    const text = `It belongs to the case: ${of.name} is ${is.name} (${seen(is)}).`
    return [finding('subject', 'subject', { effect: 'allow' }, text, [{ source, result: 'true', values }])]
  }
  const text = `Denied, for it does not belong to the case: ${of.name} is ${seen(of)}, and ${is.name} is ${seen(is)}.`
  return [finding('subject', 'subject', { effect: 'deny' }, text, [{ source, result: 'false', values }])]
}

function seen({ record }: NamedRecord): string {
  return record ? shown(record.value ?? undefined) : 'not known'
}
