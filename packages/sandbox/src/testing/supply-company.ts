import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import { openWorld, type World } from '../simulation/world.ts'
import { readSupplyTruth, type SupplyTruth } from '../truth/supply/supply-truth.ts'
import { createSupplyCompany, type CreateSupplyCompanyOptions } from '../world/supply/create-supply-company.ts'
import { temporaryDirectory } from './company.ts'

export interface SupplyCompany {
  directory: string
  truthFile: string
  planFile: string
  truth: SupplyTruth
}

/** A generated company with its truth and plan in a directory of their own; gone after the test. */
export function generatedSupply(
  options: Partial<CreateSupplyCompanyOptions> & Pick<CreateSupplyCompanyOptions, 'seed' | 'shipments'>,
): SupplyCompany {
  const [directory, apart] = [temporaryDirectory(), temporaryDirectory()]
  const [truthFile, planFile] = [join(apart, 'truth.json'), join(apart, 'plan.json')]
  createSupplyCompany({ difficulty: 2, ...options, directory, truthFile, planFile })
  return { directory, truthFile, planFile, truth: readSupplyTruth(truthFile) }
}

/** Opened, with the world around it, and closed with the test. */
export function opened(supply: SupplyCompany, seed = 3): { company: Company; world: World } {
  const { directory, planFile } = supply
  const company = openCompany({ directory })
  const world = openWorld({ directory, seed, planFile })
  onTestFinished(async () => {
    await company.close()
    await world.close()
  })
  return { company, world }
}
