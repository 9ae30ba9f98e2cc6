import { agentOf, optimum, type Domain } from '../../packages/operant/src/testing/random-domain.ts'
import { fold } from '../../packages/operant/src/journal/fold.ts'
import { newRun } from '../../packages/operant/src/run/open-run.ts'
import { knowledge } from '../../packages/operant/src/planning/knowledge.ts'
import { planFor } from '../../packages/operant/src/planning/plan.ts'
import { decide } from '../../packages/operant/src/run/decide.ts'

/** What planning takes, and how far its plans are from the cheapest there is. */
function generator(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function made(
  seed: number,
  size: { readonly facts: number; readonly givers: number; readonly needs: number; readonly wanted: number },
): Domain {
  const next = generator(seed)
  const distinct = (count: number, below: number) => [...new Set(Array.from({ length: count }, () => next(below)))]
  // The first givers make every fact possible, each from facts before it; the others are other ways.
  const givers = Array.from({ length: size.givers }, (_, index) => {
    const gives = index < size.facts ? index : next(size.facts)
    const below = index < size.facts ? index : size.facts
    return {
      gives,
      needs: below === 0 ? [] : distinct(next(size.needs + 1), below).filter((one) => one !== gives),
      cost: 1 + next(20),
    }
  })
  return { facts: size.facts, givers, wanted: distinct(size.wanted, size.facts) }
}

function prepared(domain: Domain) {
  const agent = agentOf(domain)
  const [goal] = agent.goals.values()
  if (!goal) throw new Error('an agent has a goal')
  const run = newRun({ id: 'r', now: new Date(0), agent, goal, input: { subject: 's' }, startedBy: 'bench' })
  const state = fold('r', [{ ...run.opened, seq: 1, at: run.at }])
  return { agent, goal, state }
}

function times(size: Parameters<typeof made>[1]): void {
  const worlds = Array.from({ length: 20 }, (_, index) => prepared(made(index + 1, size)))
  for (const [name, work] of [
    ['planFor', (one: (typeof worlds)[number]) => void planFor(knowledge(one.agent, one.state), one.goal)],
    ['decide ', (one: (typeof worlds)[number]) => void decide(knowledge(one.agent, one.state), one.goal)],
  ] as const) {
    for (let round = 0; round < 20; round += 1) worlds.forEach(work)
    const taken: number[] = []
    for (let round = 0; round < 100; round += 1) {
      for (const one of worlds) {
        const began = performance.now()
        work(one)
        taken.push(performance.now() - began)
      }
    }
    taken.sort((one, other) => one - other)
    const at = (share: number) => (taken[Math.floor(taken.length * share)] ?? 0).toFixed(2)
    console.log(`${name} ${size.givers} capabilities, ${size.facts} facts: median ${at(0.5)} ms, p99 ${at(0.99)} ms`)
  }
}

function againstOptimum(count: number): void {
  const ratios = Array.from({ length: count }, (_, index) => {
    const domain = made(1_000 + index, { facts: 6, givers: 12, needs: 2, wanted: 3 })
    const { agent, goal, state } = prepared(domain)
    const plan = planFor(knowledge(agent, state), goal)
    const cost = plan.steps.reduce((sum, { step }) => sum + (agent.capabilities.get(step.capability)?.cost ?? 0), -1)
    return cost / optimum(domain)
  })
  const mean = ratios.reduce((sum, one) => sum + one, 0) / count
  const best = ratios.filter((one) => one < 1.000_1).length
  console.log(
    `${count} small problems: ${best} optimal, mean ${mean.toFixed(3)} x, worst ${Math.max(...ratios).toFixed(2)} x`,
  )
}

times({ facts: 40, givers: 60, needs: 15, wanted: 15 })
times({ facts: 200, givers: 300, needs: 15, wanted: 15 })
againstOptimum(200)
