import { calculation, fact } from 'operant'
import { z } from 'zod'
import { addBusinessDays } from '../delivery/business-days.ts'
import { holidays } from '../delivery/calendar.ts'
import { order } from '../orders/concern.ts'
import { parameters } from '../parameters.ts'
import { written } from '../ticket/correspondence.ts'
import { today } from '../ticket/ticket.ts'

/** Whether the customer was asked on this ticket to look around, and comes back after the time for it. */
export const lookedAround = fact('lookedAround', z.enum(['not asked', 'asked', 'in vain']), { about: order })

export const workOutLookedAround = calculation({
  name: 'workOutLookedAround',
  needs: { written, holidays, today },
  gives: lookedAround,
  compute: (i) => {
    const asked = i.written.find(({ template }) => template?.includes('received at home'))
    if (!asked) return 'not asked' as const
    const due = addBusinessDays(asked.on, parameters.followUpAfterAskingDays, i.holidays)
    return due <= i.today ? ('in vain' as const) : ('asked' as const)
  },
})
