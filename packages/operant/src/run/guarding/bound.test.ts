import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, fact, goal, query } from '../../index.ts'
import { Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { Workbench } from '../../testing/workbench.ts'

/** Everything that an approval is given under, as the world has it; a test changes one of these. */
interface World {
  readonly level: number
  readonly risk: number
  readonly left: number
  readonly rule: string
  readonly because: string
  readonly role: string
  readonly people: number
  readonly title: string
  readonly least: number
  readonly irreversible: boolean
}

const start: World = {
  level: 7,
  risk: 3,
  left: 5,
  rule: 'a person looks',
  because: 'Levels matter.',
  role: 'lead',
  people: 1,
  title: 'Set',
  least: 0,
  irreversible: false,
}

const item = fact('item', z.string())
const room = fact('room', z.object({ left: z.number() }))
const levelShape = z.object({ level: z.number() })
/** Never older than anything: it is read again only because somebody was asked meanwhile. */
const standing = fact('standing', z.object({ risk: z.number() }))
const isSet = condition({
  name: 'isSet',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('level', i.id),
})

function agentOf(world: World) {
  const wanted = fact('wanted', z.object({ level: z.number().min(world.least) }))
  const setLevel = action({
    name: 'setLevel',
    title: (i) => `${world.title} ${i.id} to ${i.level}`,
    needs: { id: item, level: wanted.$.level },
    uses: { ledger },
    makes: isSet,
    identity: (i) => ['level', i.id],
    preview: { gives: room, read: (_, u) => u.ledger.read('room', 'r', z.object({ left: z.number() })) ?? { left: 0 } },
    perform: (i, u, key) => u.ledger.write('level', i.id, { level: i.level }, key),
    confirm: (i, u) => u.ledger.read('level', i.id, levelShape),
    expect: (i) => ({ level: i.level }),
    undo: 'none',
    risk: world.irreversible ? 'irreversible' : 'reversible',
  })
  const asked = `approve by ${world.role}${world.people > 1 ? ` x${world.people}` : ''}`
  const rule = `  - rule: ${world.rule}\n    for: setLevel\n    when: standing.risk >= 0.0 && room.left >= 0.0\n    then: ${asked}\n    because: ${world.because}\n`
  return defineAgent({
    name: 'leveller',
    goals: [goal({ name: 'level', ask: 'Level {item}', input: { item }, doneWhen: [isSet] })],
    can: [
      query({
        name: 'readWanted',
        needs: { id: item },
        gives: wanted,
        uses: { ledger },
        read: (i, u) => u.ledger.read('wanted', i.id, levelShape) ?? { level: 0 },
      }),
      query({
        name: 'readStanding',
        needs: { id: item },
        gives: standing,
        uses: { ledger },
        read: (i, u) => u.ledger.read('standing', i.id, z.object({ risk: z.number() })) ?? { risk: 0 },
      }),
      setLevel,
    ],
    policies: [{ path: 'p.yaml', text: `policy: p\nrules:\n${rule}authority: [lead, finance]\n` }],
  })
}

function arrange(books: Ledger, { level, risk, left }: World): void {
  books.set('wanted', 'a', { level })
  books.set('standing', 'a', { risk })
  books.set('room', 'r', { left })
}

const changes: Readonly<Record<string, Partial<World>>> = {
  'argument level': { level: 8 },
  'value standing.risk': { risk: 4 },
  'preview room': { left: 4 },
  'rule p/a person looks': { because: 'Levels matter much.' },
  'rule p/another': { rule: 'another' },
  'who approves': { role: 'finance' },
  'how many approve': { people: 2 },
  title: { title: 'Put' },
  'what the tool takes': { least: 1 },
  'how bad it is': { irreversible: true },
}

/** Nothing is published for what only the systems of record say. */
function isOfRecords(change: Partial<World>): boolean {
  return ['level', 'risk', 'left'].some((name) => Object.hasOwn(change, name))
}

test.each(Object.entries(changes))(
  '#11 #33 %s changed while an approval was asked for: nothing is done, and what is otherwise is shown',
  async (field, change) => {
    const books = new Ledger()
    arrange(books, start)
    const bench = new Workbench({ agents: [agentOf(start)], clients: { ledger: books } })
    await bench.run('leveller', 'level', { item: 'a' })
    const [first] = bench.open('run1')
    arrange(books, { ...start, ...change })
    if (!isOfRecords(change)) bench.publish(agentOf({ ...start, ...change }))
    await bench.context.refreshPolicies?.('leveller')
    await bench.decide('run1', 'approved', 'lee')
    expect(books.written).toEqual([])
    const [second, ...others] = bench.open('run1')
    expect(others).toEqual([])
    const { before } = z
      .object({
        before: z.object({
          request: z.string(),
          approved: z.string(),
          differences: z.array(z.object({ field: z.string(), before: z.json(), now: z.json() })),
        }),
      })
      .parse(second?.shown)
    expect(before).toMatchObject({ request: first?.id, approved: 'lee' })
    const named =
      field === 'how many approve' ? 'who approves' : field === 'how bad it is' ? 'what the tool takes' : field
    expect(before.differences.map((one) => one.field)).toContain(named)
    for (const { before: was, now } of before.differences) expect(was).not.toEqual(now)
    await bench.decide('run1', 'approved', 'lee')
    expect(books.written).toEqual(['level a'])
  },
)

/** Which of them change, when, and whether they change back. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom(...Object.values(changes)),
    back: fc.boolean(),
    wait: fc.constantFrom('0s', '1m', '3h'),
    republish: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

test('#33 whatever changes while people are asked, only what was shown last, and holds still, is done', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const books = new Ledger()
      let world = start
      arrange(books, world)
      const bench = new Workbench({ agents: [agentOf(world)], clients: { ledger: books } })
      await bench.run('leveller', 'level', { item: 'a' })
      let shown = world
      let version = 1
      let shownVersion = 1
      for (const { what, back, wait, republish } of moves) {
        world = { ...world, ...what }
        if (back) world = start
        arrange(books, world)
        if (republish || back || !isOfRecords(what)) {
          bench.publish(agentOf(world))
          version += 1
        }
        await bench.context.refreshPolicies?.('leveller')
        await bench.pass(wait)
        await bench.decide('run1', 'approved', 'lee')
        const same = JSON.stringify(shown) === JSON.stringify(world) && shownVersion === version
        expect(books.written).toEqual(same ? ['level a'] : [])
        if (same) return
        expect(bench.open('run1', 'approve')).toHaveLength(1)
        shown = world
        shownVersion = version
      }
      await bench.decide('run1', 'approved', 'lee')
      expect(books.written).toEqual(['level a'])
    }),
    { numRuns: 60 },
  )
}, 180_000)

test('an approval of elements is none of a single call: it is asked again', async () => {
  const books = new Ledger()
  arrange(books, start)
  const bench = new Workbench({ agents: [agentOf(start)], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  const [first] = bench.open('run1')
  for (const elements of [[], ['a']]) {
    await bench.decide('run1', 'approved', 'lee', undefined, elements)
    expect(books.written).toEqual([])
  }
  const [again, ...others] = bench.open('run1')
  expect([others, again?.id === first?.id]).toEqual([[], false])
  await bench.decide('run1', 'approved', 'lee')
  expect(books.written).toEqual(['level a'])
})

test('what is the same, and read again, is done', async () => {
  const books = new Ledger()
  arrange(books, start)
  const bench = new Workbench({ agents: [agentOf(start)], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  await bench.pass('20h')
  await bench.decide('run1', 'approved', 'lee')
  expect(books.written).toEqual(['level a'])
  expect(books.asked.filter((one) => one === 'standing a')).toHaveLength(2)
})

test.each([
  ['while it stands: used again', '1h', ['level a'], 0],
  ['once it is over: asked again', '3d', [], 1],
] as const)('#38 an approval whose attempt came to nothing, %s', async (_, wait, written, open) => {
  const books = new Ledger()
  arrange(books, start)
  const bench = new Workbench({ agents: [agentOf(start)], clients: { ledger: books } })
  await bench.run('leveller', 'level', { item: 'a' })
  let tried = 0
  books.onWrite = () => {
    tried += 1
    if (tried > 1) return undefined
    bench.elapse(wait)
    throw new Error('closed')
  }
  await bench.decide('run1', 'approved', 'lee')
  await bench.pass('1h')
  expect([books.written, bench.open('run1', 'approve').length]).toEqual([written, open])
})
