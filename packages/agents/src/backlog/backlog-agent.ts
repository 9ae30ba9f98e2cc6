import { defineAgent, fact, goal, query } from 'operant'
import { z } from 'zod'
import { desk } from '../support/systems.ts'

/** What waits at the service desk. */
const backlog = fact(
  'backlog',
  z.object({
    /** Tickets that are not solved. */
    open: z.number().int().min(0),
    /** Those that nobody has answered yet. */
    unanswered: z.number().int().min(0),
    /** When the oldest came in: an instant; null where none waits. */
    oldest: z.iso.datetime().nullable(),
  }),
  { freshFor: '1m' },
)

const countBacklog = query({
  name: 'desk.countBacklog',
  needs: {},
  gives: backlog,
  uses: { desk },
  read: async (_, u) => {
    const tickets = await u.desk.openTickets()
    return {
      open: tickets.length,
      unanswered: tickets.filter(({ status }) => status === 'new').length,
      oldest: tickets.map(({ createdAt }) => createdAt).toSorted()[0] ?? null,
    }
  },
})

/** Tells how much waits at the desk; changes nothing. */
export const backlogAgent = defineAgent({
  name: 'backlog',
  title: 'What waits at the desk',
  goals: [
    goal({
      name: 'tell backlog',
      ask: ['How many tickets wait', 'What waits at the desk'],
      input: {},
      answers: [backlog],
    }),
  ],
  can: [countBacklog],
})
