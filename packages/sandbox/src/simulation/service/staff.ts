import { openDatabase } from '../../database/database.ts'
import type { SystemContext } from '../../systems/calls.ts'
import { addStep, type StepKind } from '../../systems/return-steps.ts'
import { readSetting } from '../../systems/settings.ts'
import { reply } from '../../systems/ticket-messages.ts'
import { instantOf } from '../stage.ts'

/**
 * People who work at the company's desks, for whoever operates the sandbox. What they do is in the systems, and not in
 * the ledgers: those are of what came in from outside of the desks.
 */
export interface Staff {
  /** Answers a customer by hand, which closes the ticket or leaves it with the customer. */
  answer(to: { ticket: string; body: string; status: 'pending' | 'solved' }): void
  /** Decides a return request by hand. */
  decide(of: { request: string; as: Extract<StepKind, 'authorisation' | 'credit' | 'exchange' | 'decline'> }): void
  close(): void
}

export function openStaff(directory: string): Staff {
  const database = openDatabase(directory)
  const clock = (): string => readSetting(database, 'as_of') ?? instantOf(0)
  const context: SystemContext = { database, now: clock, wallMs: () => 0, countReads: false }
  return {
    answer: ({ ticket, body, status }) =>
      database.transaction(() => {
        reply(context, { ticket, template: 'by hand', body, status }, `by hand ${ticket} ${clock()}`, () => undefined)
      }),
    decide: ({ request, as }) =>
      database.transaction(() => {
        addStep(context, request, as, { cause: 'decided by a person' })
      }),
    close: () => database.close(),
  }
}
