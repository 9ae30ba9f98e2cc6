import type { EventBody, Instant } from '../journal/events.ts'
import { fold } from '../journal/fold.ts'
import type { MemoryRunStore } from './memory-store.ts'

type Returned = Extract<EventBody, { type: 'run.returned' }>

/** Takes control of a run in memory: whoever drives it is fenced by the event. */
export function takeInMemory(store: MemoryRunStore, run: string, by: string, taking: string, at: Instant): void {
  put(store, run, { type: 'run.taken', taking, by, reason: 'as tested' }, at)
}

/** Gives a run in memory back to its agent, with all that the real store tells it and its parent then. */
export function returnInMemory(store: MemoryRunStore, run: string, event: Omit<Returned, 'type'>, at: Instant): void {
  const { settled, opened, children } = fold(run, store.journals.get(run) ?? [])
  put(store, run, { type: 'run.returned', ...event }, at)
  if (settled) {
    for (const child of children.values()) tellOf(store, run, child.run)
    if (opened.parent) store.deliver(opened.parent.run, { kind: 'reopened', run })
  }
  for (const request of store.requests.values()) {
    if (request.run !== run || request.kind !== 'approve' || request.state !== 'open') continue
    request.state = 'withdrawn'
    const answer = { kind: 'withdrawn', reason: 'a person had control' } as const
    store.deliver(run, { kind: 'request', request: request.id, answer })
  }
}

/** What became of a child while its parent had ended. */
function tellOf(store: MemoryRunStore, parent: string, child: string): void {
  const journal = store.journals.get(child)
  if (!journal) return
  const { settled } = fold(child, journal)
  if (settled) store.deliver(parent, { kind: 'child', run: child, outcome: settled.outcome, summary: settled.why })
  else store.deliver(parent, { kind: 'reopened', run: child })
}

function put(store: MemoryRunStore, run: string, event: EventBody, at: Instant): void {
  const journal = store.journals.get(run)
  if (!journal) throw new Error(`there is no run ${run}`)
  journal.push({ ...event, at, seq: journal.length + 1 })
  store.woken.push(run)
}
