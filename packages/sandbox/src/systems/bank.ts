import { closeSync, openSync, readSync } from 'node:fs'
import { type BankAccount, readBankAccounts } from '../records/bank/bank-accounts.ts'
import { readStatement, readStatements, type StatementFile, statementPath } from '../records/bank/statements.ts'
import { callsAfterNight } from './books/nightly.ts'
import { refusalsOf, type SystemContext } from './calls.ts'

/** A piece of a file. */
export interface StatementPiece {
  base64: string
  /** Where the next piece begins; null after the last. */
  next: number | null
}

/** What the bank lets its customer see. */
export interface Bank {
  accounts(): Promise<BankAccount[]>
  /** Those that were delivered, oldest first. */
  statements(of: { account: string }): Promise<StatementFile[]>
  /** The bytes of a statement's file from an offset on, at most 4 MiB of them. */
  download(of: { statement: string; from: number }): Promise<StatementPiece>
}

const pieceBytes = 4 * 1024 * 1024

const no = refusalsOf('bank', 'download')

/** `directory` is the company's, where the files of statements lie. */
export function createBank(context: SystemContext, directory: string): Bank {
  const { database } = context
  const { read } = callsAfterNight(context, directory, 'bank')
  return {
    accounts: () => read('accounts', () => readBankAccounts(database)),
    statements: ({ account }) => read('statements', () => readStatements(database, account, context.now())),
    download: ({ statement, from }) =>
      read('download', () => {
        const file =
          readStatement(database, statement, context.now()) ??
          no('unknown-statement', `No statement ${statement}`, 'statement')
        if (!Number.isInteger(from) || from < 0 || from > file.bytes)
          no('invalid-offset', `The file has ${file.bytes} bytes; nothing begins at ${from}`, 'from')
        return pieceOf(statementPath(directory, file.id), from, file.bytes)
      }),
  }
}

function pieceOf(path: string, from: number, bytes: number): StatementPiece {
  const wanted = Math.min(pieceBytes, bytes - from)
  const piece = Buffer.alloc(wanted)
  const file = openSync(path, 'r')
  try {
    for (let filled = 0; filled < wanted;) {
      const count = readSync(file, piece, filled, wanted - filled, from + filled)
      if (count === 0) throw new Error(`The file of a statement ends at ${from + filled} of ${bytes} bytes`)
      filled += count
    }
  } finally {
    closeSync(file)
  }
  const next = from + wanted
  return { base64: piece.toString('base64'), next: next < bytes ? next : null }
}
