import { action, type Agent, condition, connector, defineAgent, fact, goal, query } from 'operant'
import { z } from 'zod'

/** A system that answers at once: what is left is the engine's own time. */
export class InstantSystem {
  readonly written = new Map<string, { readonly value: number }>()
}

export const system = connector<InstantSystem>({ name: 'system', open: () => new InstantSystem() })
export const start = fact('start', z.number())
const names = (length: number): readonly string[] => Array.from({ length }, (_, index) => `fact${index + 1}`)
const numbered = (name: string) => fact(name, z.object({ run: z.number(), value: z.number() }))
type Numbered = ReturnType<typeof numbered>

function policy(name: string, ...rules: readonly string[]) {
  return { path: `${name}.yaml`, text: `policy: ${name}\nrules:\n${rules.join('')}` }
}

function rule(forAction: string, then: string): string {
  return `  - rule: ${forAction}\n    for: ${forAction}\n    when: "true"\n    then: ${then}\n    because: It is measured.\n`
}

/** Reads `steps` facts one after the other, each resting on the one before. They follow each other at once, and so share commits. */
export function reader(steps: number): Agent {
  const facts = names(steps).map(numbered)
  const reads = facts.map((gives, index) => {
    const before = facts[index - 1]
    const name = `read${index + 1}`
    return before
      ? query({
          name,
          needs: { before },
          gives,
          uses: { system },
          read: (i) => ({ run: i.before.run, value: i.before.value + 1 }),
        })
      : query({ name, needs: { start }, gives, uses: { system }, read: (i) => ({ run: i.start, value: 1 }) })
  })
  const reached = condition({ name: 'reached', needs: { last: last(facts) }, holds: () => true })
  return agentOf('reader', [reached], reads)
}

/** Writes `steps` times, each write resting on the one before: a confirmation shares a commit with the next intent. */
export function writer(steps: number): Agent {
  const facts = names(steps).map(numbered)
  const writes = facts.map((gives, index) => {
    const needs = { run: start, before: facts[index - 1] ?? start }
    const name = `write${index + 1}`
    return action({
      name,
      needs,
      gives,
      uses: { system },
      identity: (i) => [name, i.run],
      perform: (i, u) => void u.system.written.set(`${name} ${i.run}`, { value: index }),
      confirm: (i, u) => {
        const found = u.system.written.get(`${name} ${i.run}`)
        return found && { run: i.run, value: found.value }
      },
      expect: () => ({ value: index }),
      undo: 'none',
      risk: 'irreversible',
    })
  })
  const reached = condition({ name: 'reached', needs: { last: last(facts) }, holds: () => true })
  const rules = writes.map((_, index) => rule(`write${index + 1}`, 'allow'))
  return agentOf('writer', [reached], writes, policy('writer', ...rules))
}

/** Asks a person whether it may write, once. */
export function asker(): Agent {
  const done = condition({
    name: 'done',
    needs: { run: start },
    uses: { system },
    holds: (i, u) => u.system.written.has(`asked ${i.run}`),
  })
  const write = action({
    name: 'write',
    needs: { run: start },
    uses: { system },
    makes: done,
    identity: (i) => ['asked', i.run],
    perform: (i, u) => void u.system.written.set(`asked ${i.run}`, { value: i.run }),
    confirm: (i, u) => u.system.written.get(`asked ${i.run}`) ?? null,
    expect: (i) => ({ value: i.run }),
    undo: 'none',
    risk: 'irreversible',
  })
  return agentOf('asker', [done], [write], policy('asker', rule('write', 'approve by lead')))
}

function last(facts: readonly Numbered[]): Numbered {
  const found = facts.at(-1)
  if (!found) throw new Error('a chain has at least one step')
  return found
}

function agentOf(
  name: string,
  doneWhen: NonNullable<Parameters<typeof goal>[0]['doneWhen']>,
  can: Parameters<typeof defineAgent>[0]['can'],
  ...policies: NonNullable<Parameters<typeof defineAgent>[0]['policies']>
): Agent {
  const limits = { steps: 10_000, effects: 10_000 }
  const reach = goal({ name: 'reach', ask: 'Reach from {start}', input: { start }, doneWhen, limits })
  return defineAgent({ name, goals: [reach], can, policies })
}
