import { isTrustworthy, type Bearing, type GuardedArgument, type GuardedWay } from '../guarded-bearing.ts'
import { finding, type Clause, type Finding } from '../finding.ts'
import { holds } from '../holds.ts'
import { outcomePhrase, type Outcome } from '../outcome.ts'
import { shown } from '../language/value.ts'

/** How an argument stands: nothing need bear it, something does, nothing does, or what should bear it says otherwise. */
type Standing = 'free' | 'borne' | 'unproven' | 'contradicted'

interface Judged {
  readonly argument: GuardedArgument
  readonly standing: Standing
  readonly clauses: readonly Clause[]
  readonly text: string
}

/** What the relations of a call's arguments come to, and which arguments a record bears. */
export interface JudgedBearing {
  /** Arguments that a record bears. */
  readonly borne: ReadonlySet<string>
  /** Those that the action says need not be borne. */
  readonly free: ReadonlySet<string>
  findings(unproven: readonly Outcome[]): readonly Finding[]
}

/** Judges every argument by its relation and its origin. Never throws. */
export function judgeArguments(bearing: Bearing): JudgedBearing {
  const judged = bearing.arguments.map(judge)
  return {
    borne: new Set(judged.filter(({ standing }) => standing === 'borne').map(({ argument }) => argument.name)),
    free: new Set(bearing.arguments.filter(({ free }) => free).map(({ name }) => name)),
    findings: (unproven) => findingsOf(judged, unproven),
  }
}

function judge(argument: GuardedArgument): Judged {
  const { name, value, relation, privileged, declared, label, origin } = argument
  const told = `${name} (${shownValue(value)}, ${origin})`
  if (value === undefined) return { argument, standing: 'free', clauses: [], text: told }
  const ways = (relation?.ways ?? []).map((way) => judgeWay(argument, way))
  const clauses = ways.map(({ clause }) => clause)
  const bears = ways.find((one) => one.clause.result === 'true' && one.trusted)
  if (bears) return { argument, standing: 'borne', clauses, text: `${name} is ${bears.text}` }
  if (ways.length > 0 && ways.every((one) => one.clause.result !== 'true'))
    return {
      argument,
      standing: 'contradicted',
      clauses,
      text: `${told} is not ${ways.map((one) => one.text).join(' nor ')}`,
    }
  if (declared && isTrustworthy(label))
    return { argument, standing: privileged ? 'borne' : 'free', clauses, text: `${name} is ${origin}` }
  return { argument, standing: privileged ? 'unproven' : 'free', clauses, text: told }
}

function judgeWay({ name, value }: GuardedArgument, way: GuardedWay) {
  const { kind, name: other, record } = way
  const inText = kind === 'stated in' || kind === 'filled from'
  const seen = inText ? 'a text' : shownValue(record?.value ?? undefined)
  const clause = (result: Clause['result']): Clause => ({
    source: `${name} ${kind} ${other}`,
    result,
    values: { [name]: shownValue(value), [other]: record ? `${seen}, ${record.label}` : 'not known' },
  })
  const text = `${words[kind]} ${other}${inText ? '' : ` (${record ? seen : 'not known'})`}`
  const trusted = record !== undefined && isTrustworthy(record.label)
  if (record === undefined || record.value === undefined || record.value === null)
    return { clause: clause('error'), text, trusted: false }
  try {
    return { clause: clause(holds(kind, value, record.value) ? 'true' : 'false'), text, trusted }
  } catch {
    return { clause: clause('error'), text, trusted: false }
  }
}

const words = {
  'same as': 'the same as',
  'at most': 'at most',
  'at least': 'at least',
  among: 'among',
  'stated in': 'stated in',
  'filled from': 'filled from',
} as const

function shownValue(value: unknown): string {
  return Array.isArray(value) && value.length <= 3 ? value.map(shown).join(', ') : shown(value)
}

function findingsOf(judged: readonly Judged[], unproven: readonly Outcome[]): readonly Finding[] {
  const findings = judged.flatMap(({ argument, standing, clauses, text }): readonly Finding[] => {
    const rule = `argument ${argument.name}`
    if (standing === 'contradicted') {
      const outcomes: readonly Outcome[] = argument.relation?.asks ? unproven : [{ effect: 'deny' }]
      return outcomes.map((outcome) =>
        finding(
          'relation',
          rule,
          outcome,
          outcome.effect === 'deny' ? `Denied, for ${text}.` : `${text}, which ${outcomePhrase(outcome)}.`,
          clauses,
        ),
      )
    }
    if (standing !== 'unproven') return []
    return unproven.map((outcome) =>
      finding('relation', rule, outcome, `No record bears ${text}, which ${outcomePhrase(outcome)}.`, clauses),
    )
  })
  const held = judged.filter(({ standing }) => standing === 'borne')
  if (held.length === 0) return findings
  const text = `${held.map((one) => one.text).join('; ')}.`
  const clauses = held.flatMap((one) => one.clauses)
  return [...findings, finding('relation', 'arguments', { effect: 'allow' }, text, clauses)]
}
