import type { LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import { Firm } from './firm/firm.ts'
import { Stage } from './stage.ts'

/** Something a firm's agent does every day. */
interface Task {
  readonly name: string
  readonly goal: string
  readonly ticket: string
  /** Every change that must come of it, and no other. */
  readonly writes: readonly string[]
}

/** What must go through without a person. */
const automatic: readonly Task[] = [
  { name: 'a refund', goal: 'remedy', ticket: 'My order O1 never came.', writes: ['payments.refund O1'] },
  {
    name: 'a replacement',
    goal: 'remedy',
    ticket: 'My order O1 never came, please send another.',
    writes: ['orders.replace O1'],
  },
  { name: 'a reply', goal: 'answer', ticket: 'What are your terms?', writes: ['desk.reply T1'] },
  { name: 'a payment on a proper match', goal: 'pay', ticket: 'Please pay I1.', writes: ['payables.pay I1'] },
  { name: 'a return', goal: 'take', ticket: 'I send O2 back.', writes: ['returns.register O2'] },
  { name: 'a read-only question', goal: 'look', ticket: 'Where is O2?', writes: [] },
  { name: 'a note', goal: 'note', ticket: 'Thank you.', writes: ['desk.note T1'] },
]

/** What a sound policy lays before a person, and does not do alone. */
const referred: readonly Task[] = [
  { name: 'a change of address', goal: 'move', ticket: 'I moved to «1 New Street, Leeds».', writes: [] },
  { name: 'a refund of 400.00', goal: 'remedy', ticket: 'My order O5 never came.', writes: [] },
  { name: 'goodwill', goal: 'please', ticket: 'I would like «20.00 GBP» for my trouble.', writes: [] },
]

export interface TaskResult {
  readonly name: string
  readonly asExpected: boolean
  readonly outcome: string
  readonly referred: number
  readonly writes: readonly string[]
}

/** Works on every routine task with the search planner; each in a firm of its own. */
export async function routineTasks(loaded: LoadedAgent) {
  const done = await Promise.all(automatic.map((task) => workOn(loaded, task, 0)))
  const asked = await Promise.all(referred.map((task) => workOn(loaded, task, 1)))
  return { automatic: done, referred: asked }
}

async function workOn(loaded: LoadedAgent, task: Task, requests: number): Promise<TaskResult> {
  const firm = new Firm()
  const ticket = firm.records.tickets.get('T1')
  if (ticket) ticket.body = task.ticket
  const stage = new Stage(loaded, firm)
  const { settled } = await stage.run(task.goal)
  const writes = firm.writes.map(({ action, about }) => `${action} ${about}`)
  const outcome = settled?.outcome ?? 'open'
  return {
    name: task.name,
    // Whoever is referred to a person was asked about, exactly once; what is automatic ends met.
    asExpected:
      stage.referred === requests &&
      (requests > 0 || outcome === 'met') &&
      JSON.stringify(writes) === JSON.stringify(task.writes),
    outcome,
    referred: stage.referred,
    writes,
  }
}
