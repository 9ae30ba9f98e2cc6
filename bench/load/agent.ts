import { setTimeout as sleep } from 'node:timers/promises'
import { action, condition, connector, defineAgent, fact, goal, query } from 'operant'
import { z } from 'zod'

/** Milliseconds that the system takes for an answer, as one near by does. */
export const answersAfter = 50

/** Pairs of a read and a write that a run makes, each resting on the one before. */
const pairs = 10

export class SlowSystem {
  readonly #written = new Map<string, { readonly value: number }>()

  async write(name: string, value: number): Promise<void> {
    await sleep(answersAfter)
    this.#written.set(name, { value })
  }

  async find(name: string): Promise<{ readonly value: number } | undefined> {
    await sleep(answersAfter)
    return this.#written.get(name)
  }
}

const system = connector<SlowSystem>({ name: 'system', open: () => new SlowSystem() })
const start = fact('start', z.number())
const valued = (name: string) => fact(name, z.object({ run: z.number(), value: z.number() }))

const looked = Array.from({ length: pairs }, (_, index) => valued(`looked${index + 1}`))
const written = Array.from({ length: pairs }, (_, index) => valued(`written${index + 1}`))

const reads = looked.map((gives, index) => {
  const before = written[index - 1]
  const name = `read${index + 1}`
  const uses = { system }
  return before
    ? query({
        name,
        needs: { before },
        gives,
        uses,
        read: async (i, u) => {
          await u.system.find(name)
          return { run: i.before.run, value: i.before.value + 1 }
        },
      })
    : query({
        name,
        needs: { start },
        gives,
        uses,
        read: async (i, u) => {
          await u.system.find(name)
          return { run: i.start, value: 1 }
        },
      })
})

const writes = written.map((gives, index) => {
  const before = looked[index] ?? valued('none')
  const name = `write${index + 1}`
  return action({
    name,
    needs: { before },
    gives,
    uses: { system },
    identity: (i) => [name, i.before.run],
    perform: async (i, u) => await u.system.write(`${name} ${i.before.run}`, i.before.value),
    confirm: async (i, u) => {
      const found = await u.system.find(`${name} ${i.before.run}`)
      return found && { run: i.before.run, value: found.value }
    },
    expect: (i) => ({ value: i.before.value }),
    undo: 'none',
    risk: 'irreversible',
  })
})

function ruleFor(name: string): string {
  return `  - rule: ${name}\n    for: ${name}\n    when: "true"\n    then: allow\n    because: It is measured.\n`
}

const last = written.at(-1) ?? valued('none')
const reached = condition({ name: 'reached', needs: { last }, holds: () => true })

const reach = goal({ name: 'reach', ask: 'Reach from {start}', input: { start }, doneWhen: [reached] })

/** Reads and writes by turns, in a system that takes its time. */
export const chain = defineAgent({
  name: 'chain',
  goals: [reach],
  can: [...reads, ...writes],
  policies: [
    {
      path: 'chain.yaml',
      text: `policy: chain\nrules:\n${writes.map((_, index) => ruleFor(`write${index + 1}`)).join('')}`,
    },
  ],
})
