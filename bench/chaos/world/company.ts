import type { Company } from '@operant/sandbox'
import { connector } from 'operant'

export type Orders = Company['orders']
export type Carrier = Company['carrier']

/** The sample company's systems, reached over HTTP: a call that is under way outlives the worker that made it. */
export const orders = connector<Company['orders']>({ name: 'orders', open: unconfigured })
export const carrier = connector<Company['carrier']>({ name: 'carrier', open: unconfigured })
export const warehouse = connector<Company['warehouse']>({ name: 'warehouse', open: unconfigured })
export const payments = connector<Company['payments']>({ name: 'payments', open: unconfigured })
export const purchasing = connector<Company['purchasing']>({ name: 'purchasing', open: unconfigured })
export const desk = connector<Company['desk']>({ name: 'desk', open: unconfigured })

function unconfigured(): never {
  throw new Error('the worker gives the clients')
}
