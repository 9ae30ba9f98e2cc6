import { expect, test } from 'vitest'
import { z } from 'zod'
import { fact, query, readWith, unprovenAction } from '../index.ts'
import { Ledger, ledger } from '../testing/worlds/ledger.ts'
import { item, wanted } from '../testing/worlds/single-write.ts'

const levelShape = z.object({ level: z.number() })
const level = fact('level', levelShape)
const readLevel = query({
  name: 'readLevel',
  needs: { id: item },
  gives: level,
  uses: { ledger },
  read: (i, u, say) => {
    if (i.id === 'odd') return say.refused('no such kind', 'id')
    return u.ledger.read('level', i.id, levelShape) ?? say.missing('nothing there')
  },
})

test('a query reads for an action: its value, null where it is missing, an error where it cannot be told', async () => {
  const books = new Ledger()
  books.set('level', 'a', { level: 3 })
  expect(await readWith(readLevel, { id: 'a' }, { ledger: books })).toMatchObject({ level: 3 })
  expect(await readWith(readLevel, { id: 'b' }, { ledger: books })).toBeNull()
  await expect(readWith(readLevel, { id: 'odd' }, { ledger: books })).rejects.toThrow('readLevel: no such kind')
})

test('what it takes and gives is typed, and the systems must be there', async () => {
  const typed = (): unknown => {
    // @ts-expect-error -- the id is a text
    void readWith(readLevel, { id: 7 }, {})
    return unprovenAction({
      name: 'send',
      needs: { id: item, level: wanted.$.level },
      uses: { ledger },
      perform: () => undefined,
      confirm: (i, u) => readWith(readLevel, { id: i.id }, u),
      // @ts-expect-error -- "levle" is no field of what is read
      expect: (i) => ({ levle: i.level }),
    })
  }
  expect(typed).toBeTypeOf('function')
  await expect(readWith(readLevel, { id: 'a' }, {})).rejects.toThrow('"readLevel" uses ledger')
})
