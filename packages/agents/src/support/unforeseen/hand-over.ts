import type { Company } from '@operant/sandbox'
import type { Workbench } from 'operant/testing'
import { benchOf, type BenchOptions } from '../test-bench.ts'

/** What a person is given to work on: a request to take the ticket over, or a question. */
export interface ToPerson {
  readonly kind: string
  readonly title: string
  readonly roles: readonly string[]
  readonly shown: unknown
}

/** What became of a ticket. */
export interface Ending {
  /** Null while the run waits for somebody. */
  readonly outcome: string | null
  readonly open: readonly ToPerson[]
  /** Writes in the systems' ledgers that a case nobody foresaw does not bear. */
  readonly wrongWrites: readonly string[]
  readonly events: Awaited<ReturnType<Workbench['store']['read']>>
}

/** Has the agent work on ticket TIC-1 and reads from the journal and the ledgers how it ended. */
export async function handleTicket(company: Company, options: BenchOptions = {}): Promise<Ending> {
  const bench = await benchOf(company, options)
  const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
  return {
    outcome: state.settled?.outcome ?? null,
    open: bench.open('run').map(({ kind, title, roles, shown }) => ({ kind, title, roles, shown })),
    wrongWrites: await wrongWrites(company),
    events: await bench.store.read('run'),
  }
}

/** Everything but internal notes and an acknowledgement (template `handed over`, status open) with the mail that carries it. */
async function wrongWrites(company: Company): Promise<readonly string[]> {
  const writes = await company.ledger.writes()
  const acknowledged = new Set(
    writes
      .filter(
        ({ operation, arguments: given }) =>
          operation === 'reply' && given['template'] === 'handed over' && given['status'] === 'open',
      )
      .map(({ key }) => key),
  )
  return writes
    .filter(({ operation, key }) => operation !== 'addNote' && !acknowledged.has(key))
    .map(({ system, operation }) => `${system}.${operation}`)
}

/** The facts and, by the fact named `options`, the courses that a request shows. A question shows its evidence. */
export function caseFileOf(request: ToPerson): {
  readonly evidence: readonly string[]
  readonly options: readonly string[]
} {
  const facts = listIn(request.shown, 'facts')
  const options = facts.filter((one) => /^options\b/.test(String(memberOf(one, 'fact'))))
  return {
    evidence: [
      ...facts.flatMap((one) => leavesOf(memberOf(one, 'value'))),
      ...leavesOf(memberOf(request.shown, 'evidence')),
    ],
    options: options.flatMap((one) => leavesOf(memberOf(one, 'value'))),
  }
}

/** A code of one word must be a value of its own; ids, instants, figures and longer wordings may be inside of a text. */
export function shows(values: readonly string[], evidence: string): boolean {
  if (!/[\d ]/.test(evidence)) return values.includes(evidence)
  const escaped = evidence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const whole = new RegExp(String.raw`(?<![\w-])${escaped}(?![\w]|-\d)`)
  return values.some((value) => whole.test(value))
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name)
  return Array.isArray(list) ? list : []
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (Object.entries(value).find(([key]) => key === name) ?? [])[1]
    : undefined
}

/** Every text and figure in a value, at any depth. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => leavesOf(one)) : []
}
