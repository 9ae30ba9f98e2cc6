import { asJson, type Json } from '../../facts/json.ts'
import { randomId } from '../../project/random-id.ts'
import { BadEvent } from '../../store/outside-events.ts'
import { receiveEventFrom } from '../../store/trigger-deliveries.ts'
import { actor, whoArgs } from '../access/actor.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'

export const sendEvent = command({
  name: 'events send',
  description: 'Tells of something that happened outside: runs that wait for it go on',
  args: {
    type: { type: 'positional', required: true, description: 'What happened, such as supplier.answered' },
    subject: { type: 'string', required: true, valueHint: 'subject', description: 'What it happened to, such as PO-7' },
    data: { type: 'string', valueHint: 'json', description: 'Whatever else is to be said of it' },
    id: { type: 'string', valueHint: 'id', description: 'Its own id: the same one twice is the same event' },
    ...whoArgs('Who tells of it: an operator'),
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const person = await actor(project, terminal, args, 'receive answers', 'tells of it')
      const at = project.clock.now().toISOString()
      const event = { source: 'command line', id: args.id ?? randomId(), type: args.type, subject: args.subject }
      const data = args.data === undefined ? null : jsonOf(args.data)
      const result = await received(project.pool, { ...event, data, at, receivedAt: at }, person.name)
      terminal.data({ ...event, data, at, result })
      terminal.line([bold(event.type), ` of ${event.subject} is ${result}`, dim(` (${event.id})`)])
    }),
})

async function received(...given: Parameters<typeof receiveEventFrom>): Promise<'received' | 'seen before'> {
  try {
    return await receiveEventFrom(...given)
  } catch (error) {
    throw error instanceof BadEvent ? new CommandMistake(error.message) : error
  }
}

function jsonOf(text: string): Json {
  try {
    return asJson(JSON.parse(text))
  } catch {
    throw new CommandMistake(`--data takes JSON, such as '{"promised":"2026-05-02"}', not ${text}`)
  }
}
