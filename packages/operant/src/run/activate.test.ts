import { expect, test } from 'vitest'
import { Workbench } from '../testing/workbench.ts'
import { allow, Ledger, ledger } from '../testing/worlds/ledger.ts'
import { action, condition, defineAgent, goal } from '../index.ts'
import { item } from '../testing/worlds/single-write.ts'
import { z } from 'zod'
import { activate } from './activate.ts'

const noted = condition({
  name: 'noted',
  needs: { id: item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('note', i.id),
})
const note = action({
  name: 'note',
  needs: { id: item },
  uses: { ledger },
  makes: noted,
  identity: (i) => ['note', i.id],
  perform: (i, u, key) => u.ledger.write('note', i.id, {}, key),
  confirm: (i, u) => u.ledger.read('note', i.id, z.object({})),
  expect: () => ({}),
  undo: 'none',
  risk: 'reversible',
})
const agent = defineAgent({
  name: 'clerk',
  goals: [goal({ name: 'note it', ask: 'Note {item}', input: { item }, doneWhen: [noted] })],
  can: [note],
  policies: [allow('note')],
})

test('an activation that is overtaken says so: the other may stop halfway, and nobody else would look again', async () => {
  const books = new Ledger()
  let overtaken = false
  const bench = new Workbench({
    agents: [agent],
    clients: { ledger: books },
    through: (store) => ({
      open: (run) => store.open(run),
      read: (run) => store.read(run),
      inbox: (run) => store.inbox(run),
      effect: (identity) => store.effect(identity),
      stopsOn: (switches) => store.stopsOn(switches),
      text: (digest) => store.text(digest),
      labels: (records) => store.labels(records),
      async append(run, after, events, also) {
        // A worker that stood still wakes up, appends once more, and stops, for it has lost the run.
        if (!overtaken) await store.append(run, after, [{ type: 'run.woke', why: 'late', at: events[0]?.at ?? '' }])
        overtaken = true
        return store.append(run, after, events, also)
      },
    }),
  })
  await bench.start('clerk', 'note it', { item: 'a' }, 'run1')
  expect(await activate(bench.context, 'run1')).toBe('overtaken')
  expect((await bench.state('run1')).settled).toBeUndefined()
  expect(await activate(bench.context, 'run1')).toBeUndefined()
  expect((await bench.state('run1')).settled?.outcome).toBe('met')
  expect(books.has('note', 'a')).toBe(true)
})
