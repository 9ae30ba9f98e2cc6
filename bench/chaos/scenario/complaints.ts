import { countRuns } from '../../../packages/operant/src/store/runs.ts'
import { answerOpenRequests, payLateOrders } from '../outsiders.ts'
import { populate } from '../populate.ts'
import { checkBudgets } from '../verdict/budgets.ts'
import { checkCases } from '../verdict/cases.ts'
import { ownWrites } from '../verdict/ledger.ts'
import type { ReasonerName } from '../world/agent.ts'
import { createWorld, type Case } from '../world/cases.ts'
import type { Journals, MakeScenario, Opening } from './scenario.ts'

const goalOf: Partial<Record<Case['kind'], string>> = {
  goodwill: 'thank',
  'taken back': 'replaceAndThank',
  'cut off': 'reorder',
}

export const complaints: MakeScenario = async ({ directory, runs, reasoners, random }) => {
  const world = createWorld(directory)
  const { cases, batches } = populate(world, runs, reasoners, random)
  const late = cases.filter(({ kind }) => kind === 'paid late')
  const paid = new Set<string>()
  const openings = cases.flatMap(({ kind, reasoner, run, ticket, order }, index): Opening[] => {
    if (kind === 'batch') return []
    const together = cases[index - 1]?.order === order
    return [{ run, reasoner, goal: goalOf[kind] ?? 'makeGood', input: { ticketId: ticket }, together }]
  })
  const parents = batches.map(({ run, reasoner, tickets }): Opening => ({
    run,
    reasoner,
    goal: 'clear',
    input: { batch: tickets },
    together: false,
  }))
  return {
    openings: [...parents, ...openings],
    async act(pool) {
      await answerOpenRequests(pool, cases)
      await payLateOrders(pool, world, late, paid)
    },
    over: async (pool) => (await countRuns(pool)).settled >= cases.length + batches.length,
    judge: ({ journals, ledger, budgeted }) => {
      const entries = ownWrites(ledger)
      const lines = (reasoner: ReasonerName): ReadonlySet<string> =>
        new Set(cases.flatMap((one) => (one.reasoner === reasoner ? [one.line] : [])))
      return [
        ...checkCases(withChildren(cases, journals), batches, journals, entries),
        ...checkBudgets(entries, budgeted, new Map(reasoners.map((reasoner) => [reasoner, lines(reasoner)]))),
      ]
    },
    close: () => world.close(),
  }
}

/** The cases, with the ids that the children's runs were given. */
function withChildren(cases: readonly Case[], journals: Journals): readonly Case[] {
  const begun = [...journals.values()].flatMap((events) =>
    events.flatMap((event) => (event.type === 'delegation.began' ? event.children : [])),
  )
  const runOf = new Map(begun.map(({ run, input }) => [input['ticketId'], run]))
  return cases.map((one) => ({ ...one, run: runOf.get(one.ticket) ?? one.run }))
}
