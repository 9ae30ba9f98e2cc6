import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import { openDatabase } from '../database/database.ts'
import { type BrokenInvariant, brokenInvariants } from '../database/invariants.ts'
import { connectCompany } from '../network/connect-company.ts'
import { serveCompany } from '../network/serve-company.ts'
import { createMissingOrderExample, type MissingOrderVariant } from '../world/missing-order-example.ts'

/** A new directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'company-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The missing-order example, opened and closed with the test. */
export function exampleCompany(variant: MissingOrderVariant = 'base'): { company: Company; directory: string } {
  const directory = temporaryDirectory()
  createMissingOrderExample({ directory, variant })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return { company, directory }
}

/** The rules that the data of the company in `directory` breaks. */
export function broken(directory: string): BrokenInvariant[] {
  const database = openDatabase(directory, { readOnly: true })
  const found = brokenInvariants(database)
  database.close()
  return found
}

/** How a client reaches a company. */
export const ways = ['in process', 'over HTTP'] as const
export type Way = (typeof ways)[number]

/** A company as a client sees it; the server is gone after the test. */
export async function reached<Opened extends { company: Company; directory: string }>(
  way: Way,
  opened: Opened,
): Promise<Opened> {
  if (way === 'in process') return opened
  const server = await serveCompany({ directory: opened.directory, port: 0 })
  onTestFinished(() => server.close())
  return { ...opened, company: connectCompany(server.url) }
}
