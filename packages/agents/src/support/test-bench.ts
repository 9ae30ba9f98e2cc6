import type { Company } from '@operant/sandbox'
import type { Agent } from 'operant'
import { Workbench, type WorkbenchOptions } from 'operant/testing'
import { supportAgent } from './support-agent.ts'

/** A Wednesday. */
export const asOf = '2026-10-21T10:00:00.000Z'

/** Clients of a company's systems by connector name; some may be replaced. */
export function clientsOf(company: Company, instead: Partial<Company> = {}): Readonly<Record<string, unknown>> {
  const { orders, carrier, warehouse, payments, returns, policies, desk } = { ...company, ...instead }
  return {
    orders,
    carrier,
    warehouse,
    payments,
    returns,
    policies,
    desk,
    clock: { now: () => company.controls.clock() },
  }
}

export interface BenchOptions {
  readonly agent?: Agent
  readonly instead?: Partial<Company>
  readonly reasoner?: NonNullable<WorkbenchOptions['reasoner']>
}

/** The agent at work on the company's tickets, in memory. */
export async function benchOf(company: Company, options: BenchOptions = {}): Promise<Workbench> {
  return new Workbench({
    agents: [options.agent ?? supportAgent],
    clients: clientsOf(company, options.instead),
    now: new Date(await company.controls.clock()),
    ...(options.reasoner ? { reasoner: options.reasoner } : {}),
  })
}
