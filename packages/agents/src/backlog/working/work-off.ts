import { delegation, wait } from 'operant'
import { resolveTicket } from '../../support/support-agent.ts'
import { duplicates, duplicatesJoined } from '../joining/join.ts'
import { effortOf } from '../queue/lane.ts'
import { backlogBelow, backlogTarget, priorities, queue, waitingCount } from '../queue/queue.ts'
import { workload } from '../queue/workload.ts'

const hour = 3_600_000

/** Every ticket that waits, to the agent that resolves it: what is due soonest first, then what matters most, then what is done quickest. */
export const workOff = delegation({
  name: 'workOff',
  needs: { queue, joined: duplicatesJoined, counted: waitingCount },
  each: (i) => i.queue,
  identity: ({ ticket, answers }) => (answers === 0 ? ticket : `${ticket}, answer ${answers}`),
  to: resolveTicket,
  with: ({ ticket }) => ({ ticket }),
  order: ({ answerBy, priority, lane }) => ({
    ...(answerBy === null ? {} : { deadline: hourOf(answerBy) }),
    value: priorities.length - priorities.indexOf(priority),
    effort: effortOf[lane],
  }),
  atOnce: 5,
  every: '15m',
  makes: backlogBelow,
  changes: [queue, duplicates, waitingCount],
})

/** Within an hour what matters most counts, not the minute. */
function hourOf(instant: string): Date {
  return new Date(Math.floor(Date.parse(instant) / hour) * hour)
}

/** What is left waits for people, and more comes in: it is looked at again every quarter of an hour. */
export const lookAgain = wait({
  name: 'lookAgain',
  needs: { target: backlogTarget },
  until: '30d',
  every: '15m',
  holds: backlogBelow,
  rereads: [queue, duplicates, waitingCount, workload],
  most: 1_000,
})
