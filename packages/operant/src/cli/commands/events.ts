import { listEvents } from '../../store/outside-events.ts'
import { command, wholeNumber } from '../command.ts'
import { withProject } from '../open.ts'
import { shortly, timeText, valueText } from '../../told/values.ts'
import { bold, dim } from '../output/wrap.ts'

export const events = command({
  name: 'events list',
  description: 'Lists events that came from outside, the latest first',
  args: {
    type: { type: 'string', valueHint: 'type', description: 'Only of this type' },
    subject: { type: 'string', valueHint: 'subject', description: 'Only about this' },
    limit: { type: 'string', valueHint: 'number', default: '20', description: 'How many' },
  },
  run: ({ type, subject, limit, ...args }, terminal) =>
    withProject(args, async ({ pool }) => {
      const about = { ...(type === undefined ? {} : { type }), ...(subject === undefined ? {} : { subject }) }
      const list = await listEvents(pool, { ...about, limit: wholeNumber(limit, 'limit', 1) ?? 20 })
      terminal.data(list)
      if (list.length === 0) terminal.line('There are no such events.')
      terminal.table(
        [0, 0],
        list.map((one) => [
          dim(timeText(one.receivedAt) ?? one.receivedAt),
          bold(one.type),
          `of ${one.subject}, by ${one.source} as ${one.id}`,
          dim(one.data === null ? '' : `: ${shortly(valueText(one.data), 120)}`),
        ]),
      )
    }),
})
