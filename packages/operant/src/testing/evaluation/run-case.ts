import type { Outcome } from '../../journal/outcome.ts'
import type { RunState } from '../../journal/state.ts'
import type { NewRequest } from '../../run/store.ts'
import { Workbench } from '../workbench.ts'
import type { Evaluation, EvaluationCase, Minds, PersonSays } from './evaluation.ts'

/** How one case ended. */
export interface CaseResult {
  readonly name: string
  readonly right: boolean
  /** What is not as expected, in sentences; empty where it is right. */
  readonly wrong: readonly string[]
  readonly outcome: Outcome | 'waits'
  /** Why it ended so. */
  readonly why: string
  readonly steps: number
  readonly tokens: number
  /** How often a person was asked. */
  readonly asked: number
}

type Clients = Readonly<Record<string, unknown>>

/** Plays one case in memory, people's answers included; `live` are models in the place of the suite's own. */
export async function runCase(suite: Evaluation, one: EvaluationCase<Clients>, live?: Minds): Promise<CaseResult> {
  const { agents, clients: open, people = [], now, minds = {} } = suite.definition
  const clients = await open()
  try {
    const bench = new Workbench({
      agents,
      clients,
      people: [{ name: 'asker', roles: ['operator'] }, ...people],
      ...(now ? { now } : {}),
      ...(live ?? minds),
    })
    await bench.start(one.agent ?? agents[0].name, one.goal, one.input, 'run1', 'asker')
    const unsaid = await speak(bench, one, people)
    return await judged(bench, one, clients, unsaid)
  } finally {
    await closeAll(clients)
  }
}

/** Lets the run go on and people answer, until the case is over; answers what nobody was asked for. */
async function speak(
  bench: Workbench,
  one: EvaluationCase<Clients>,
  people: readonly { readonly name: string; readonly roles: readonly string[] }[],
): Promise<readonly PersonSays[]> {
  const left = [...(one.people ?? [])]
  await bench.work()
  for (;;) {
    const asked = await nextAsked(bench, left)
    if (asked) {
      const { says, request } = asked
      left.splice(left.indexOf(says), 1)
      await say(bench, says, request, people.find(({ name }) => name === says.as)?.roles ?? [])
      continue
    }
    const { settled } = await bench.state('run1')
    if (settled) return left
    if (!(await bench.passToNext(one.lasts ?? '30d'))) return left
  }
}

async function nextAsked(
  bench: Workbench,
  left: readonly PersonSays[],
): Promise<{ readonly says: PersonSays; readonly request: NewRequest } | undefined> {
  const { requests } = await bench.state('run1')
  for (const request of bench.open('run1')) {
    const capability = requests.get(request.id)?.step.capability
    const kind = request.kind
    const says = left.find((one) => one.to === capability && ('answer' in one ? 'answer' : 'approve') === kind)
    if (says) return { says, request }
  }
  return undefined
}

async function say(bench: Workbench, says: PersonSays, request: NewRequest, roles: readonly string[]): Promise<void> {
  if (!request.roles.some((role) => roles.includes(role)))
    throw new TypeError(`"${says.as}" may not answer "${request.title}": it is for ${request.roles.join(' or ')}`)
  if ('answer' in says) await bench.answer('run1', says.answer, says.as, request.id)
  else await bench.decide('run1', says.approve ? 'approved' : 'rejected', says.as, request.id)
}

async function judged(
  bench: Workbench,
  { name, expect }: EvaluationCase<Clients>,
  clients: Clients,
  unsaid: readonly PersonSays[],
): Promise<CaseResult> {
  const state = await bench.state('run1')
  const outcome = state.settled?.outcome ?? 'waits'
  const done = confirmedIn(state)
  const missing = missingFrom(done, expect.done ?? [])
  const wrong = [
    ...(outcome === expect.outcome ? [] : [`it ends ${outcome}, expected ${expect.outcome}`]),
    ...missing.map((action) => `${action} was not confirmed`),
    ...(expect.not ?? []).filter((action) => touchedIn(state).includes(action)).map((action) => `${action} was made`),
    ...unsaid.map(({ to, as }) => `${as} was never asked by ${to}`),
    ...((await expect.where?.(clients)) === false ? ['the systems are not as expected (where)'] : []),
  ]
  const asked = (await bench.events('run1', 'request.asked')).filter(({ kind }) => kind !== 'take over').length
  const why = state.settled?.why ?? (await bench.events('run1', 'run.waits')).at(-1)?.for.join('; ') ?? ''
  return { name, right: wrong.length === 0, wrong, outcome, why, steps: state.steps, tokens: state.tokens, asked }
}

function confirmedIn(state: RunState): readonly string[] {
  return [...state.effects.values()].filter((one) => one.result === 'confirmed' && !one.undone).map((one) => one.action)
}

/** Whatever may have happened counts as made: only what certainly had no effect does not. */
function touchedIn(state: RunState): readonly string[] {
  return [...state.effects.values()].filter((one) => one.result !== 'absent').map((one) => one.action)
}

function missingFrom(done: readonly string[], wanted: readonly string[]): readonly string[] {
  const left = [...done]
  return wanted.filter((action) => {
    const place = left.indexOf(action)
    if (place === -1) return true
    left.splice(place, 1)
    return false
  })
}

async function closeAll(clients: Clients): Promise<void> {
  for (const client of [clients, ...Object.values(clients)] as readonly Partial<AsyncDisposable & Disposable>[]) {
    await client[Symbol.asyncDispose]?.()
    client[Symbol.dispose]?.()
  }
}
