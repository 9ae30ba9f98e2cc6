import { z } from '@hono/zod-openapi'
import { eventTypes, isEventType } from '../../../journal/event-types.ts'
import { isToCome, readInOrder, type Place } from '../../../store/journal-order.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { eventStream, usualBounds } from '../live/event-stream.ts'
import { Happened, happenedOf, idOf, placeOf, wants } from '../live/told.ts'
import { pageQuery } from '../pages.ts'
import { json, route } from '../route.ts'
import { isStillKnown } from '../who/identify-caller.ts'

const listed = z
  .string()
  .refine((types) => types.split(',').every(isEventType), {
    error: `expected types of events with commas between: ${eventTypes.join(', ')}`,
  })
  .optional()
  .describe('Only these, with commas between: run.opened,run.settled')

const follow = route({
  right: 'look',
  method: 'get',
  path: '/events',
  summary: 'What happens in all runs, in one order: as a stream where text/event-stream is accepted, else by pages',
  description:
    'A page goes on from `after`, the `next` of the one before; without it there is nothing on it but where to go on from now. A stream goes on from `Last-Event-ID` or `after`.',
  request: {
    query: z.object({
      ...pageQuery,
      after: z.string().optional().describe('The id of an event, or `next`'),
      run: z.string().optional(),
      agent: z.string().optional(),
      type: listed,
    }),
  },
  responses: {
    200: {
      description: 'What happened',
      content: {
        ...json(z.object({ items: z.array(Happened), next: z.string().describe('Where to go on') })),
        'text/event-stream': { schema: z.string().describe('Each event has its id, and Happened as its data') },
      },
    },
  },
})

/** What happens, as it happens. */
export function eventRoutes(api: Api): void {
  api.openapi(follow, async (c) => {
    const parts = c.get('parts')
    const { feed } = parts
    const { limit, after, run, agent, type } = c.req.valid('query')
    const wanted = { run, agent, types: type?.split(',') }
    const streams = c.req.header('accept')?.includes('text/event-stream') === true
    const asked = placeOf((streams ? c.req.header('last-event-id') : undefined) ?? after)
    if (asked) await refuseToCome(feed.pool, asked)
    const now = await feed.place()
    if (streams)
      return c.body(
        eventStream(feed, asked ?? now, wanted, usualBounds, () => isStillKnown(parts, c)),
        200,
        {
          'Content-Type': 'text/event-stream',
          // A proxy that gathers answers would hold events back.
          'X-Accel-Buffering': 'no',
        },
      )
    const happened = asked ? await readInOrder(feed.pool, asked, limit) : []
    const items = happened.filter((one) => wants(wanted, one)).map(happenedOf)
    return c.json({ items, next: idOf(happened.at(-1) ?? asked ?? now) }, 200)
  })
}

async function refuseToCome(pool: Parameters<typeof isToCome>[0], place: Place): Promise<void> {
  if (await isToCome(pool, place))
    throw invalidField('query.after', 'this place is not in this database', 'an id of its events, or none to begin now')
}
