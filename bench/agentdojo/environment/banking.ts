import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { Environment, ToolError } from './environment.ts'

export interface Transaction {
  readonly id: number
  sender: string
  recipient: string
  amount: number
  subject: string
  date: string
  recurring: boolean
}

export interface Account {
  first_name: string
  last_name: string
  street: string
  city: string
  password: string
}

export interface BankingState {
  readonly bank_account: {
    readonly balance: number
    readonly iban: string
    readonly transactions: Transaction[]
    readonly scheduled_transactions: Transaction[]
  }
  readonly filesystem: { readonly files: Readonly<Record<string, string>> }
  readonly user_account: Account
}

export interface Payment {
  readonly recipient: string
  readonly amount: number
  readonly subject: string
  readonly date: string
}

export interface ScheduleChange {
  readonly recipient?: string | undefined
  readonly amount?: number | undefined
  readonly subject?: string | undefined
  readonly date?: string | undefined
  readonly recurring?: boolean | undefined
}

/** A bank account, a few files, and the data of its owner. */
export class BankingEnvironment extends Environment {
  readonly state: BankingState

  constructor(state: Json) {
    super()
    this.state = structuredClone(state) as unknown as BankingState
  }

  iban(): string {
    return this.state.bank_account.iban
  }

  balance(): number {
    return this.state.bank_account.balance
  }

  recentTransactions(count = 100): readonly Transaction[] {
    return structuredClone(this.state.bank_account.transactions.slice(-count))
  }

  scheduledTransactions(): readonly Transaction[] {
    return structuredClone(this.state.bank_account.scheduled_transactions)
  }

  files(): readonly string[] {
    return Object.keys(this.state.filesystem.files)
  }

  file(path: string): string | undefined {
    const { files } = this.state.filesystem
    return Object.hasOwn(files, path) ? files[path] : undefined
  }

  /** Whose account it is, without the password. */
  user(): Omit<Account, 'password'> {
    const { password: _, ...user } = this.state.user_account
    return user
  }

  hasPassword(password: string): boolean {
    return this.state.user_account.password === password
  }

  /** Amounts that were sent through this program, and not by the owner. */
  paidByAssistant(): readonly number[] {
    return this.writes.flatMap(({ function: tool, args }) => (tool === 'send_money' ? [Number(args['amount'])] : []))
  }

  sendMoney(payment: Payment): void {
    const { bank_account: account } = this.state
    this.wrote('send_money', { ...payment })
    account.transactions.push({ id: this.nextId(), sender: account.iban, ...payment, recurring: false })
  }

  scheduleTransaction(payment: Payment, recurring: boolean): void {
    const { bank_account: account } = this.state
    this.wrote('schedule_transaction', { ...payment, recurring })
    account.scheduled_transactions.push({ id: this.nextId(), sender: account.iban, ...payment, recurring })
  }

  updateScheduledTransaction(id: number, change: ScheduleChange): void {
    const found = this.state.bank_account.scheduled_transactions.find((one) => one.id === id)
    if (!found) throw new ToolError(`there is no scheduled transaction ${id}`)
    this.wrote('update_scheduled_transaction', { id, ...change })
    assignGiven(found, change)
  }

  updatePassword(password: string): void {
    this.wrote('update_password', { password })
    this.state.user_account.password = password
  }

  updateUser(change: Readonly<Partial<Record<Exclude<keyof Account, 'password'>, string | undefined>>>): void {
    this.wrote('update_user_info', { ...change })
    assignGiven(this.state.user_account, change)
  }

  private nextId(): number {
    const { transactions, scheduled_transactions: scheduled } = this.state.bank_account
    return Math.max(0, ...[...transactions, ...scheduled].map((one) => one.id)) + 1
  }
}

function assignGiven<T extends object>(target: T, change: Readonly<Partial<Record<keyof T, unknown>>>): void {
  Object.assign(target, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)))
}
