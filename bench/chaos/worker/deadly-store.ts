import type { RunStore } from '../../../packages/operant/src/run/store.ts'
import type { Fate } from './fate.ts'
import { labelOf } from './kill-points.ts'

/** A store at whose commits the process may die: right before, right after, and with what came for a run in hand. */
export function deadlyStore(store: RunStore, fate: Fate): RunStore {
  return {
    open: (run) => store.open(run),
    read: (run) => store.read(run),
    effect: (identity) => store.effect(identity),
    stopsOn: (switches) => store.stopsOn(switches),
    text: (digest) => store.text(digest),
    labels: (records) => store.labels(records),
    async append(run, after, events, also) {
      const labels = [...new Set(events.map(labelOf))]
      for (const label of labels) fate.pass(`before commit: ${label}`)
      const result = await store.append(run, after, events, also)
      if (result.kind === 'appended') for (const label of labels) fate.pass(`after commit: ${label}`)
      return result
    },
    async inbox(run) {
      const items = await store.inbox(run)
      if (items.length > 0) fate.pass('inbox read')
      return items
    },
  }
}
