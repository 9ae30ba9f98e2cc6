import { needText, type BearingSpec } from '../../agent/bearing-spec.ts'

const words = {
  'same as': 'the same as',
  'at most': 'at most',
  'at least': 'at least',
  among: 'among',
  'stated in': 'stated in',
  'filled from': 'filled from',
} as const

/** What must bear the arguments of an action, one plain line each. */
export function bearingLines({ relations, privileged, subject, entitled }: BearingSpec): readonly string[] {
  const related = Object.entries(relations).map(([name, { ways, asks }]) => {
    const said = ways.map(({ kind, other }) => `${words[kind]} ${needText(other)}`).join(' or ')
    return `Argument ${name} must be ${said}; otherwise ${asks ? 'a person is asked' : 'denied'}.`
  })
  const others = privileged.filter((name) => !Object.hasOwn(relations, name))
  return [
    ...related,
    ...(others.length > 0
      ? [`What a record or a person says must bear ${others.join(', ')}; otherwise a person is asked.`]
      : []),
    ...(subject ? [`${needText(subject.of)} must be ${needText(subject.is)}; otherwise denied.`] : []),
    ...(entitled ? [`It is due by ${needText(entitled.by)}, which must rest on records; otherwise handed over.`] : []),
  ]
}
