import { z } from 'zod'
import type { Schedule } from '../schedules/schedule.ts'

function isSchedule(value: unknown): value is Schedule {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schedule'
}

/** What a project says of goals that start by themselves. */
export const scheduleFields = {
  schedules: z
    .array(z.custom<Schedule>(isSchedule, 'expected a schedule. To mend it, give what schedule({ … }) returns'), {
      error: 'expected a list of schedules. To mend it, write schedules: [schedule({ … })]',
    })
    .optional(),
}
