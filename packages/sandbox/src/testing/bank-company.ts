import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Company, openCompany } from '../company.ts'
import { type BankTruth, readBankTruth } from '../truth/bank/bank-truth.ts'
import { createBankCompany, type CreateBankCompanyOptions } from '../world/bank/create-bank-company.ts'
import { createReconciliationExample } from '../world/bank/reconciliation-example.ts'
import { temporaryDirectory } from './company.ts'

/** October 2026 as it was worked out by hand, opened and closed with the test. */
export function exampleOfReconciliation(): { company: Company; directory: string } {
  const directory = temporaryDirectory()
  createReconciliationExample({ directory })
  return opened(directory)
}

/** A generated company with what was planted in it. */
export function bankCompany(options: Omit<CreateBankCompanyOptions, 'directory' | 'truthFile'>): {
  company: Company
  directory: string
  truth: BankTruth
} {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth')
  createBankCompany({ ...options, directory, truthFile })
  return { ...opened(directory), truth: readBankTruth(truthFile) }
}

function opened(directory: string): { company: Company; directory: string } {
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return { company, directory }
}

/** The whole file of a statement. */
export async function downloaded({ bank }: Company, statement: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for (let from: number | null = 0; from !== null;) {
    const { base64, next } = await bank.download({ statement, from })
    pieces.push(Buffer.from(base64, 'base64'))
    from = next
  }
  return Buffer.concat(pieces)
}
