import { expect, test } from 'vitest'
import { z } from 'zod'
import { action, condition, defineAgent, fact, goal, query } from '../../index.ts'
import { claimsAgent, claimsLedger } from '../../testing/worlds/claims-desk.ts'
import { allow, Ledger, ledger } from '../../testing/worlds/ledger.ts'
import { item } from '../../testing/worlds/single-write.ts'
import { Workbench } from '../../testing/workbench.ts'

/** Which remedy is due is read, not decided here, so that it may change at any time; two actions make the one check. */
const due = fact('due', z.object({ kind: z.enum(['refund', 'replace']) }), { freshFor: '1s' })
const readDue = query({
  name: 'readDue',
  needs: { id: item },
  gives: due,
  uses: { ledger },
  read: (i, u, say) =>
    u.ledger.read('due', i.id, z.object({ kind: z.enum(['refund', 'replace']) })) ?? say.missing('none'),
})
const remedied = condition({
  name: 'remedied',
  needs: { id: item, kind: due.$.kind },
  uses: { ledger },
  holds: (i, u) => u.ledger.has(i.kind, i.id),
})
const noted = condition({
  name: 'noted',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('note', i.id),
})

function remedy(kind: 'refund' | 'replace', settle: '0s' | '1h' = '0s') {
  return action({
    name: kind,
    needs: { id: item, due: due.is({ kind }) },
    uses: { ledger },
    makes: remedied,
    identity: (i) => [kind, i.id],
    perform: (i, u, key) => u.ledger.write(kind, i.id, {}, key),
    confirm: (i, u) => u.ledger.read(kind, i.id, z.object({})),
    expect: () => ({}),
    undo: 'none',
    risk: 'irreversible',
    settle,
  })
}
const note = action({
  name: 'note',
  needs: { id: item, kind: due.$.kind },
  uses: { ledger },
  makes: noted,
  identity: (i) => ['note', i.id],
  perform: (i, u, key) => u.ledger.write('note', i.id, {}, key),
  confirm: (i, u) => u.ledger.read('note', i.id, z.object({})),
  expect: () => ({}),
  undo: 'none',
  risk: 'reversible',
})
const settle = goal({
  name: 'settle',
  ask: 'Settle {item}',
  input: { item },
  doneWhen: [remedied, noted],
  unmet: 'keep',
})

function bench(refund = remedy('refund')) {
  const policies = [allow('refund', 'replace', 'note')]
  const agent = defineAgent({
    name: 'desk',
    goals: [settle],
    can: [readDue, refund, remedy('replace'), note],
    policies,
  })
  const books = new Ledger()
  books.set('due', 'a', { kind: 'refund' })
  return { books, bench: new Workbench({ agents: [agent], clients: { ledger: books } }) }
}

test('while it is not known whether one remedy happened, another for the same purpose is not begun', async () => {
  const { books, bench: workbench } = bench()
  let blind = 4
  const replacedWhile: boolean[] = []
  books.onWrite = (what) => {
    if (what === 'replace') replacedWhile.push(blind > 0)
    if (what !== 'refund') return undefined
    books.set('due', 'a', { kind: 'replace' })
    workbench.elapse('5s')
    return 'fails afterwards'
  }
  books.onRead = (what) => {
    if (what === 'refund' && books.ids('refund').length > 0 && blind-- > 0) throw new Error('no line')
  }
  await workbench.run('desk', 'settle', { item: 'a' })
  // The other one is begun only once the first is known to have happened, and to be no longer enough.
  expect(replacedWhile).toEqual([false])
})

test('a remedy that was confirmed is given its time before another for the same purpose is begun', async () => {
  const { books, bench: workbench } = bench(remedy('refund', '1h'))
  books.onWrite = (what) => {
    if (what === 'refund') books.set('due', 'a', { kind: 'replace' })
    workbench.elapse('5s')
    return undefined
  }
  await workbench.run('desk', 'settle', { item: 'a' })
  await workbench.pass('50m')
  expect(books.written).toEqual(['refund a', 'note a'])
  await workbench.pass('20m')
  expect(books.written).toEqual(['refund a', 'note a', 'replace a'])
})

test('what an unknown effect may have changed is no ground for another write until it is known', async () => {
  const books = claimsLedger({ O1: { due: true }, O2: { due: true } }, 2)
  let blind = 2
  books.onWrite = (what, id) => (what === 'replacement' && id === 'O1' ? 'fails afterwards' : undefined)
  books.onRead = (what, id) => {
    if (what === 'replacement' && id === 'O1' && books.ids('replacement').length > 0 && blind-- > 0)
      throw new Error('no line')
  }
  const workbench = new Workbench({ agents: [claimsAgent], clients: { ledger: books } })
  const state = await workbench.run('claims', 'settle', { claimId: 'C1' })
  expect(state.settled?.outcome).toBe('met')
  const [one, other] = [...state.effects.values()].map(({ id }) => id)
  const known = (await workbench.events('run1', 'effect.read')).find(
    (event) => event.effect === one && event.result === 'confirmed',
  )
  const begun = (await workbench.events('run1', 'effect.intended')).find((event) => event.effect === other)
  expect(begun?.seq).toBeGreaterThan(known?.seq ?? Infinity)
})
