import { expect, test } from 'vitest'
import { entity, fact } from '../../index.ts'
import { levelAgent, levelLedger, room } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'
import { z } from 'zod'

const roomy = {
  path: 'p.yaml',
  text: `policy: p
tables:
  - table: room
    for: setLevel
    inputs: { Left: room.left }
    hit: first
    rows:
      - [enough, '>= 0', approve by lead]
      - [too full, '-', deny]
`,
}

const read = () => ({ left: 1 })

function bench(left: () => number | Promise<number>) {
  const books = levelLedger()
  const asked: unknown[] = []
  const preview = {
    gives: room,
    read: async (i: { readonly level: number }) => {
      asked.push(i.level)
      return { left: await left() }
    },
  }
  return {
    books,
    asked,
    bench: new Workbench({ agents: [levelAgent({ preview }, [roomy])], clients: { ledger: books } }),
  }
}

test('what a call would come to is asked with its very arguments before each decision', async () => {
  const { books, asked, bench: desk } = bench(() => 3)
  await desk.run('leveller', 'level', { item: 'a' })
  expect([asked, books.written]).toEqual([[7], []])
  await desk.decide('run1', 'approved', 'lead')
  expect([asked, books.written]).toEqual([[7, 7], ['level a']])
})

test('what has changed since the approval is decided as it is now', async () => {
  const left = [3, -1]
  const { books, bench: desk } = bench(() => left.shift() ?? -1)
  await desk.run('leveller', 'level', { item: 'a' })
  await desk.decide('run1', 'approved', 'lead')
  const decided = await desk.events('run1', 'call.decided')
  expect(decided.map(({ decision }) => decision.effect)).toEqual(['approve', 'deny'])
  expect(decided.at(-1)?.decision.reasons[0]).toMatchObject({ rule: 'p/room/too full' })
  expect(books.written).toEqual([])
})

test('a system that cannot tell is asked again; nothing is decided meanwhile', async () => {
  let silent = 2
  const {
    asked,
    books,
    bench: desk,
  } = bench(() => {
    silent -= 1
    if (silent >= 0) throw new Error('no answer')
    return 3
  })
  await desk.run('leveller', 'level', { item: 'a' })
  expect(asked).toEqual([7, 7, 7])
  expect(await desk.events('run1', 'call.decided')).toHaveLength(1)
  expect(books.written).toEqual([])
})

test('a preview that is not as promised decides nothing', async () => {
  const { books, bench: desk } = bench(() => Number.NaN)
  const state = await desk.run('leveller', 'level', { item: 'a' })
  expect(await desk.events('run1', 'call.decided')).toEqual([])
  expect([books.written, state.settled?.outcome]).toEqual([[], 'handed over'])
})

test('policies may look at a preview only for the action that has it', () => {
  const load = () => new Workbench({ agents: [levelAgent({}, [roomy])], clients: { ledger: levelLedger() } })
  expect(load).toThrow('There is no fact "room"')
  const undo = { perform: () => undefined }
  const preview = { gives: room, read }
  const takingBack = {
    path: 'u.yaml',
    text: roomy.text.replace('policy: p', 'policy: u').replace('for: setLevel', "for: '*'"),
  }
  expect(() => new Workbench({ agents: [levelAgent({ preview, undo }, [takingBack])], clients: {} })).toThrow(
    '"room" is what another call comes to, and the policies of setLevel.undo look at it',
  )
})

test('a preview is about the call, so its fact is about nothing else, and it is code', () => {
  expect(() => levelAgent({ preview: { gives: room, read: undefined as unknown as typeof read } })).toThrow(
    '"read" to be a function',
  )
  const parts = fact('parts', z.array(z.string()))
  const left = fact('left', z.object({ left: z.number() }), { about: entity('part', parts) })
  expect(() => levelAgent({ preview: { gives: left, read } })).toThrow('"left" to be about nothing')
})
