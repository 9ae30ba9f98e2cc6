import { calculation, fact } from 'operant'
import { z } from 'zod'
import { addBusinessDays } from '../delivery/business-days.ts'
import { holidays } from '../delivery/calendar.ts'
import { order } from '../orders/concern.ts'
import { parameters } from '../parameters.ts'
import { asksToLookAround, cameBack, written } from '../ticket/correspondence.ts'
import { today } from '../ticket/ticket.ts'

/**
 * Whether the customer was asked on this ticket to look around, and comes back after the time for it with nothing.
 * `not clear`: asked, but too early, silent, or saying something else.
 */
export const lookedAround = fact('lookedAround', z.enum(['not asked', 'not clear', 'in vain']), { about: order })

export const workOutLookedAround = calculation({
  name: 'workOutLookedAround',
  needs: { messages: written.$.messages, saying: cameBack.$.saying, holidays, today },
  gives: lookedAround,
  compute: (i) => {
    const asked = i.messages.find(asksToLookAround)
    if (!asked) return 'not asked' as const
    const due = addBusinessDays(asked.on, parameters.followUpAfterAskingDays, i.holidays)
    return due <= i.today && i.saying === 'still missing' ? ('in vain' as const) : ('not clear' as const)
  },
})
