import { businessCalendar } from '../../calendar/business-calendar.ts'
import type { RunStore } from '../../run/store.ts'
import { action, condition, defineAgent, fact, goal, waited } from '../../index.ts'
import { notAtAll, Workbench } from '../workbench.ts'
import { allow, Ledger, ledger } from './ledger.ts'
import { z } from 'zod'

export const berlin = businessCalendar({
  name: 'berlin',
  zone: 'Europe/Berlin',
  holidays: ['easter-2', 'easter+1', '05-01'],
})
export const item = fact('item', z.string())
export const silence = fact('silence', waited())

export const written = condition({
  name: 'written',
  needs: { item },
  uses: { ledger },
  holds: (i, u) => u.ledger.has('came', i.item) || u.ledger.has('deadline', i.item),
})
/** Writes down how the wait ended. */
export const write = action({
  name: 'write',
  title: (i) => `Write down ${i.ended}`,
  needs: { item, ended: silence.$.ended },
  makes: written,
  uses: { ledger },
  identity: (i) => ['end', i.item],
  perform: (i, u, key) => u.ledger.write(i.ended, i.item, {}, key),
  confirm: (i, u) => (u.ledger.has(i.ended, i.item) ? {} : null),
  expect: () => ({}),
  undo: 'none',
  risk: 'irreversible',
})
export const watch = goal({ name: 'watch', ask: 'Watch {item}', input: { item }, doneWhen: [written], unmet: 'keep' })

type Capabilities = Parameters<typeof defineAgent>[0]['can']

/** A run that waits for what `hear` says, and writes down how that ended. */
export function watching(
  hear: Capabilities[number],
  more: Capabilities = [],
  { now = new Date('2026-01-05T09:00:00Z'), linger = notAtAll } = {},
) {
  const agent = defineAgent({
    name: 'watcher',
    goals: [watch],
    can: [write, hear, ...more],
    policies: [allow('write')],
  })
  const books = new Ledger()
  let appends = 0
  const through = (store: RunStore): RunStore => ({
    ...bound(store),
    append: (...given) => {
      appends += 1
      return store.append(...given)
    },
  })
  const bench = new Workbench({ agents: [agent], clients: { ledger: books }, calendar: berlin, now, linger, through })
  return { bench, books, appends: () => appends, end: async () => (await bench.state('run1')).settled?.outcome }
}

function bound(store: RunStore): RunStore {
  return {
    open: (run) => store.open(run),
    read: (...args) => store.read(...args),
    append: (...given) => store.append(...given),
    inbox: (run) => store.inbox(run),
    effect: (identity) => store.effect(identity),
    stopsOn: (switches) => store.stopsOn(switches),
    text: (digest) => store.text(digest),
    labels: (records) => store.labels(records),
  }
}
