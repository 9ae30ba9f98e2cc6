import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
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
