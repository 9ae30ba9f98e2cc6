import { z } from 'zod'
import type { Schedule } from '../schedules/schedule.ts'
import type { Trigger } from '../schedules/trigger.ts'

function isOf(kind: string, value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}

/** What a project says of goals that start by themselves. */
export const scheduleFields = {
  schedules: z
    .array(
      z.custom<Schedule>((value) => isOf('schedule', value), {
        error: 'expected a schedule. To mend it, give what schedule({ … }) returns',
      }),
      { error: 'expected a list of schedules. To mend it, write schedules: [schedule({ … })]' },
    )
    .optional(),
  triggers: z
    .array(
      z.custom<Trigger>((value) => isOf('trigger', value), {
        error: 'expected a trigger. To mend it, give what trigger({ … }) returns',
      }),
      { error: 'expected a list of triggers. To mend it, write triggers: [trigger({ … })]' },
    )
    .optional(),
}
