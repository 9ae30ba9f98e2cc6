import { connector, systemClock, type Connector } from 'operant'
import type { Allocations } from './systems/allocations.ts'
import type { Inbound } from './systems/inbound.ts'
import type { Mail } from './systems/mail.ts'
import type { Planning } from './systems/planning.ts'
import type { Purchasing } from './systems/purchasing.ts'
import type { Policies } from './systems/terms.ts'

export const purchasing = asked<Purchasing>('purchasing')
export const mail = asked<Mail>('mail')
export const inbound = asked<Inbound>('inbound')
export const allocations = asked<Allocations>('allocations')
export const planning = asked<Planning>('planning')
/** Stock of articles that nobody plans is known here alone. */
export const warehouse = asked<{
  stock(sku: string): Promise<readonly { readonly warehouse: string; readonly available: number }[]>
}>('warehouse')
export const policies = asked<Policies>('policies')
/** The company's clock. Without a client, the real time. */
export const clock = connector<{ now(): Date | string | Promise<Date | string> }>({
  name: 'clock',
  open: () => systemClock,
})

function asked<Client>(name: string): Connector<Client> {
  return connector<Client>({
    name,
    open: () => {
      throw new Error(
        `the supply agents need a client for "${name}", and the project gives none. To mend it, return one as "${name}" from the project's clients`,
      )
    },
  })
}
