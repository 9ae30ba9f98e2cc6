import { randomUUID } from 'node:crypto'
import type { NewEvent } from '../../journal/events.ts'
import type { RunOpened } from '../../journal/run-opened.ts'
import type { NewRequest, NewRun } from '../../run/store.ts'
import type { PostgresRunStore } from '../run-store.ts'

/** A moment that tests agree on. */
export const noon = '2026-03-02T12:00:00.000Z'
export const later = '2026-03-02T13:00:00.000Z'
export const tooLate = '2026-03-03T12:00:00.000Z'

type Varied = { readonly id?: string } & Partial<Pick<RunOpened, 'agent' | 'asked' | 'startedBy'>> &
  Pick<RunOpened, 'parent'>

export function aRun({ id = randomUUID(), ...more }: Varied = {}): NewRun {
  const usual = { agent: 'support', goal: 'resolve', asked: 'resolve 1', input: {}, facts: [], startedBy: 'ann' }
  return { id, at: noon, opened: { type: 'run.opened', ...usual, ...more } }
}

export function anEvent(why = 'because'): NewEvent {
  return { type: 'run.woke', why, at: noon }
}

export function aRequest(more: Partial<NewRequest> = {}): NewRequest {
  return {
    id: randomUUID(),
    kind: 'approve',
    roles: ['lead'],
    count: 1,
    requester: 'run',
    title: 'Refund 12.00 GBP',
    shown: { amount: '12.00' },
    argumentsHash: 'hash',
    askedAt: noon,
    expiresAt: tooLate,
    ...more,
  }
}

/** Opens `runs` runs; each has its first event and nothing else. */
export async function opened(store: PostgresRunStore, runs: number): Promise<string[]> {
  const made = Array.from({ length: runs }, () => aRun())
  await Promise.all(made.map((run) => store.open(run)))
  return made.map((run) => run.id)
}
