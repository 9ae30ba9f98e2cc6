import { condition } from 'operant'
import { snapshot } from '../queue/queue.ts'
import { serviceDesk, type HandledTicketRecord } from '../systems.ts'
import { closedInBulk, closedSilently, flipped, joinedStrangers, reprioritised } from './gaming.ts'

/** What would make a backlog smaller on paper alone. A run in which any of it is so is never met. */
const onPaper = (name: string, title: string, find: (handled: readonly HandledTicketRecord[]) => readonly string[]) =>
  condition({
    name,
    title,
    needs: {},
    uses: { desk: serviceDesk },
    holds: async (_, u) => find(await u.desk.handled()).length > 0,
  })

export const closedWithoutWord = onPaper(
  'closedWithoutWord',
  'a ticket is closed though its customer was told nothing',
  closedSilently,
)
export const waitsForNobody = onPaper('waitsForNobody', 'a ticket waits for a customer who was asked nothing', flipped)
export const manyClosedAlike = onPaper(
  'manyClosedAlike',
  'tickets of many customers are closed with the same words',
  closedInBulk,
)
export const strangersJoined = onPaper(
  'strangersJoined',
  'a ticket is joined to one of another customer',
  joinedStrangers,
)

export const priorityChanged = condition({
  name: 'priorityChanged',
  title: 'a ticket is not as urgent as it was at first',
  needs: { snapshot },
  uses: { desk: serviceDesk },
  holds: async (i, u) => {
    const [waiting, handled] = await Promise.all([u.desk.queue(), u.desk.handled()])
    return reprioritised(i.snapshot, [...waiting, ...handled]).length > 0
  },
})
