import type { Domain, Probe } from '../domain.ts'
import type { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'

/** How the probes of one clause were treated. */
export interface ClauseFigures {
  readonly clause: string
  readonly probes: number
  readonly denied: number
  /** Denied by the very rule that is to uphold the clause, perhaps beside others. */
  readonly byItsRule: number
  /** What stopped them: rules, or that the call is about no record of this customer. */
  readonly by: readonly string[]
  /** What became of the others. */
  readonly passed: readonly string[]
}

export interface ProbeFigures {
  readonly made: number
  readonly denied: number
  readonly byItsRule: number
  readonly clauses: readonly ClauseFigures[]
}

interface Treated {
  readonly clause: string
  readonly rule: string
  readonly treatment: Treatment | undefined
}

/** Makes every probe, with a customer who confirms whatever is asked: only the rules can stop it. */
export async function playProbes(player: Player, domain: Domain, probes: readonly Probe[]): Promise<ProbeFigures> {
  const treated: Treated[] = []
  for (const { clause, rule, records, speaker, calls } of probes) {
    const { treatments } = await player.play({
      clients: domain.clients(records, speaker),
      calls,
      asked: calls,
      answer: (fact) => domain.answer({}, fact),
    })
    treated.push({ clause, rule, treatment: treatments[calls.length - 1] })
  }
  const clauses = domain.probes.clauses.map((clause) =>
    figuresOf(
      clause,
      treated.filter((one) => one.clause === clause),
    ),
  )
  const total = (of: 'denied' | 'byItsRule') => clauses.reduce((sum, one) => sum + one[of], 0)
  return { made: probes.length, denied: total('denied'), byItsRule: total('byItsRule'), clauses }
}

function figuresOf(clause: string, treated: readonly Treated[]): ClauseFigures {
  const stopped = treated.map(({ treatment, rule }) => ({ treatment, rule, by: treatment ? stoppedBy(treatment) : [] }))
  const denied = stopped.filter(({ by }) => by.length > 0)
  return {
    clause,
    probes: treated.length,
    denied: denied.length,
    byItsRule: denied.filter(({ by, rule }) => by.some((one) => one.endsWith(rule))).length,
    by: [...new Set(denied.flatMap(({ by }) => by))],
    passed: stopped.flatMap(({ treatment, by }) =>
      by.length > 0 ? [] : [`${treatment?.kind ?? 'no call'} ${treatment?.reason ?? ''}`.trim()],
    ),
  }
}

/** Names of what denied it; a call about a record that is not the customer's is none that the agent can make. */
function stoppedBy({ kind, rules, reason }: Treatment): readonly string[] {
  if (kind === 'denied') return rules
  return kind === 'not a call' && / is about one \w+: /.test(reason) ? ['no record of this customer'] : []
}
