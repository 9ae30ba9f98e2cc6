import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Company, createSupplyExample, openCompany, openDatabase, supplyExample } from '@operant/sandbox'
import { Workbench } from 'operant/testing'
import { onTestFinished } from 'vitest'
import { chaseAgent } from '../chase-agent.ts'
import { delayAgent } from '../delay-agent.ts'

export interface Port {
  readonly company: Company
  readonly bench: Workbench
  /** The shipment is expected on another day from now on. */
  expect(eta: string): void
  arrive(on: string): void
  /** What is left of the budget of November, in euros. */
  leave(euros: number): void
  /** What each piece that customers wait for earns, in euros: what is cancelled costs it. */
  earn(euros: number): void
  /** Another way costs so many euros before the first piece, and no other warehouse or supplier helps. */
  charge(euros: number): void
  writes(): Promise<readonly string[]>
}

/** The sample company's supply example with both agents at work, in memory and on a clock that the company shares. */
export function port(): Port {
  const directory = mkdtempSync(join(tmpdir(), 'supply-'))
  createSupplyExample({ directory })
  const database = openDatabase(directory)
  const time: { bench?: Workbench } = {}
  const now = (): Date => time.bench?.context.clock.now() ?? new Date(supplyExample.asOf)
  const company = openCompany({ directory, now })
  const { purchasing, mail, inbound, allocations, planning, warehouse, policies } = company
  const clock = { now }
  const bench = new Workbench({
    agents: [chaseAgent, delayAgent],
    clients: { purchasing, mail, inbound, allocations, planning, warehouse, policies, clock },
    now: new Date(supplyExample.asOf),
    people: [{ name: 'tester', roles: ['buyer'] }],
  })
  time.bench = bench
  onTestFinished(async () => {
    database.close()
    await company.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const { shipment } = supplyExample
  return {
    company,
    bench,
    expect: (eta) => database.run('UPDATE inbound_shipment SET eta = ? WHERE id = ?', eta, shipment),
    arrive: (on) => database.run('UPDATE inbound_shipment SET arrived_on = ? WHERE id = ?', on, shipment),
    leave: (euros) =>
      database.run("UPDATE budget SET amount_minor = committed_minor + ? WHERE period = '2026-11'", euros * 100),
    earn: (euros) => database.run('UPDATE allocation SET margin_minor = ?', euros * 100),
    charge: (euros) => {
      database.run('UPDATE freight_option SET fixed_minor = ?', euros * 100)
      database.run('DELETE FROM lane')
      database.run('DELETE FROM supplier_offer')
    },
    writes: async () => {
      const entries = await company.ledger.writes()
      return entries.filter(({ system }) => system !== 'mail').map(({ system, operation }) => `${system}.${operation}`)
    },
  }
}
