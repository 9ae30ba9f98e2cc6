/** Accounts of the books that the company books its money against. */
export const counterAccounts = {
  broughtForward: '2900',
  receivables: '1200',
  payables: '1600',
  cards: '1360',
} as const
