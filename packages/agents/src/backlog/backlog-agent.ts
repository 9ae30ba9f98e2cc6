import { defineAgent, fact, goal, query } from 'operant'
import { z } from 'zod'
import { backlogForecast } from './foretelling/backlog-forecast.ts'
import {
  closedWithoutWord,
  manyClosedAlike,
  priorityChanged,
  strangersJoined,
  waitsForNobody,
} from './guarding/never.ts'
import { joinDuplicates, merge, readDuplicates } from './joining/join.ts'
import { backlogBelow, backlogTarget, countWaiting, readQueue, takeSnapshot } from './queue/queue.ts'
import { readWorkload } from './queue/workload.ts'
import { giveReturnAccount, requestsAccounted, returnAccount } from './returns/account.ts'
import { awaitDecisions, decideEach } from './returns/decide-each.ts'
import { countUndecided, readReturnRequests, requestsFinal, returnMonth } from './returns/requests.ts'
import { serviceDesk } from './systems.ts'
import { lookAgain, workOff } from './working/work-off.ts'

/** What waits at the service desk. */
const backlog = fact(
  'backlog',
  z.object({
    /** Tickets that wait for the company: those that wait for their customer are not counted. */
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
  uses: { desk: serviceDesk },
  read: async (_, u) => {
    const tickets = await u.desk.queue()
    return {
      open: tickets.length,
      unanswered: tickets.filter(({ status }) => status === 'new').length,
      oldest: tickets.map(({ createdAt }) => createdAt).toSorted()[0] ?? null,
    }
  },
})

const never = [closedWithoutWord, waitsForNobody, manyClosedAlike, strangersJoined, priorityChanged]

/** Fewer tickets wait than that, and none of them because it was put out of sight. */
export const reduceBacklog = goal({
  name: 'reduce backlog',
  ask: ['Bring the backlog below {backlogTarget}', 'Get the backlog below {backlogTarget}'],
  input: { backlogTarget },
  doneWhen: [backlogBelow],
  never,
  forecast: backlogForecast,
  limits: { steps: 20_000, time: '7d', effects: 1_000, calls: 100_000 },
  // Who was answered stays answered.
  unmet: 'keep',
})

/** Every request is decided as the table of returns has it, or by a person; approving them all is nobody's goal. */
export const finishReturns = goal({
  name: 'finish returns',
  ask: [
    'Bring every return request of {returnMonth} to a final state',
    'Bring every return request of {returnMonth} into a policy-true final state',
    'Decide every return request of {returnMonth}',
  ],
  input: { returnMonth },
  doneWhen: [requestsFinal, requestsAccounted],
  never: [closedWithoutWord, waitsForNobody, manyClosedAlike],
  limits: { steps: 20_000, time: '60d', effects: 1_000, calls: 100_000 },
  unmet: 'keep',
})

/** What it can do. */
export const backlogTools = [
  countBacklog,
  takeSnapshot,
  readQueue,
  countWaiting,
  readWorkload,
  readDuplicates,
  merge,
  joinDuplicates,
  workOff,
  lookAgain,
  readReturnRequests,
  countUndecided,
  giveReturnAccount,
  decideEach,
  awaitDecisions,
] as const

/** Looks after what waits at the desk as a whole; every ticket is resolved by the agent for tickets, under that one's policy. */
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
    goal({
      name: 'tell returns',
      ask: ['What is left of the return requests of {returnMonth}', 'Which return requests of {returnMonth} are open'],
      input: { returnMonth },
      answers: [returnAccount],
    }),
    reduceBacklog,
    finishReturns,
  ],
  can: backlogTools,
  policies: [new URL('./policy.yaml', import.meta.url)],
})
