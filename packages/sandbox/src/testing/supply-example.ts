import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import { createSupplyExample } from '../world/supply/supply-example.ts'
import { temporaryDirectory } from './company.ts'

/** The supply example, opened and closed with the test. */
export function exampleOfSupply(): { company: Company; directory: string } {
  const directory = temporaryDirectory()
  createSupplyExample({ directory })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return { company, directory }
}
