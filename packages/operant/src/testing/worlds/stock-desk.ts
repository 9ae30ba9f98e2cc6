import { z } from 'zod'
import {
  calculation,
  defineAgent,
  fact,
  goal,
  judgement,
  OutsideText,
  outsideText,
  query,
  type Agent,
} from '../../index.ts'
import { item, levelGoal, readWanted, setLevel, wanted } from './single-write.ts'
import { allow, Ledger, ledger } from './ledger.ts'

/** An agent that is asked how things stand, and could change them: item `a` has level 4, and 7 is wanted. */
export const stock = fact('stock', z.object({ level: z.number(), note: outsideText() }), { freshFor: '1m' })
const missing = fact('missing', z.number())
const mood = fact('mood', z.enum(['calm', 'angry']))

const readStock = query({
  name: 'readStock',
  needs: { id: item },
  gives: stock,
  uses: { ledger },
  read(i, u, say) {
    const found = u.ledger.read('stock', i.id, z.object({ level: z.number(), note: z.string() }))
    return found
      ? { level: found.level, note: OutsideText.from(found.note) }
      : say.missing(`nothing is known of ${i.id}`)
  },
})
const countMissing = calculation({
  name: 'countMissing',
  needs: { level: stock.$.level, wanted: wanted.$.level },
  gives: missing,
  compute: (i) => i.wanted - i.level,
})
const readMood = judgement({
  name: 'readMood',
  needs: { note: stock.$.note },
  gives: mood,
  atLeast: 0.6,
  judge: ({ note }) => ({ value: note.includes('!') ? ('angry' as const) : ('calm' as const), confidence: 0.8 }),
})

const howMany = goal({
  name: 'howMany',
  ask: ['How many are missing of {item}', 'What is missing of {item}'],
  input: { item },
  answers: [missing, stock.$.level],
})
const whichMood = goal({ name: 'whichMood', ask: 'What mood is {item} in', input: { item }, answers: [mood] })

export function stockAgent(reasoner: 'search' | 'model' = 'search'): Agent {
  return defineAgent({
    name: 'stock',
    goals: [howMany, whichMood, levelGoal],
    can: [readWanted, readStock, countMissing, readMood, setLevel()],
    policies: [allow('setLevel')],
    reasoner,
  })
}

export function stockLedger(): Ledger {
  const books = new Ledger()
  books.set('wanted', 'a', { level: 7 })
  books.set('stock', 'a', { level: 4, note: 'Hurry!' })
  return books
}
