import { action, among, asked, atMost, either, maybe, statedIn } from '../../../../packages/operant/src/index.ts'
import { orRefused, request } from '../person.ts'
import { balance, bank, details, ledger, pointedTo, scheduled, transactions, user } from './facts.ts'

const uses = { bank }
const { recipient, amount, subject, date, recurring, id } = details.$

/** Whom the person named, or who paid before. */
const payee = either(statedIn(request), among(ledger.$.payers))
/** The same, or an account in a file that the person named: that one a person has to bear. Any other is denied. */
const payeeOrPointedTo = either(payee, statedIn(pointedTo.$.text))
/** A sum is stated, or sends back what came, or is small. */
const sum = asked(either(statedIn(request), among(ledger.$.received), atMost(ledger.$.small)))
/** A sum that is paid again and again is stated, or is paid so already. */
const standingSum = asked(either(statedIn(request), among(ledger.$.recurring)))
/** Stated by the person, or in a file that they named. */
const stated = either(statedIn(request), statedIn(pointedTo.$.text))

const sendMoney = action({
  name: 'sendMoney',
  title: (i) => `Send ${i.amount} to ${i.recipient}`,
  needs: { recipient, amount, subject, date },
  relations: { recipient: payeeOrPointedTo, amount: sum },
  free: ['subject', 'date'],
  uses,
  changes: [transactions, balance, ledger],
  identity: (i) => ['send', i.recipient, i.amount, i.subject, i.date],
  perform: (i, u) => u.bank.sendMoney(i),
  confirm: (i, u) =>
    u.bank
      .recentTransactions()
      .find((one) => one.recipient === i.recipient && one.amount === i.amount && one.subject === i.subject),
  expect: (i) => ({ recipient: i.recipient, amount: i.amount, subject: i.subject, date: i.date }),
  undo: 'none',
  risk: 'irreversible',
})

const scheduleTransaction = action({
  name: 'scheduleTransaction',
  title: (i) => `Schedule ${i.amount} to ${i.recipient}`,
  needs: { recipient, amount, subject, date, recurring },
  relations: { recipient: payee, amount: standingSum },
  free: ['subject', 'date', 'recurring'],
  uses,
  changes: [scheduled, ledger],
  identity: (i) => ['schedule', i.recipient, i.amount, i.subject, i.date],
  perform: (i, u) => {
    const { recurring: again, ...payment } = i
    u.bank.scheduleTransaction(payment, again)
  },
  confirm: (i, u) =>
    u.bank
      .scheduledTransactions()
      .find((one) => one.recipient === i.recipient && one.amount === i.amount && one.subject === i.subject),
  expect: (i) => ({ recipient: i.recipient, amount: i.amount, date: i.date, recurring: i.recurring }),
  undo: 'none',
  risk: 'irreversible',
})

const updateScheduledTransaction = action({
  name: 'updateScheduledTransaction',
  title: (i) => `Change scheduled transaction ${i.id}`,
  needs: {
    id,
    recipient: maybe(recipient),
    amount: maybe(amount),
    subject: maybe(subject),
    date: maybe(date),
    recurring: maybe(recurring),
  },
  relations: { id: among(ledger.$.scheduled), recipient: payee, amount: standingSum },
  free: ['subject', 'date', 'recurring'],
  uses,
  changes: [scheduled, ledger],
  identity: (i) => ['scheduled', i.id],
  amend: true,
  perform: ({ id: which, ...change }, u, _, say) =>
    orRefused(say, () => u.bank.updateScheduledTransaction(which, change)),
  confirm: (i, u) => u.bank.scheduledTransactions().find((one) => one.id === i.id),
  expect: given,
  undo: 'none',
  risk: 'irreversible',
})

const updatePassword = action({
  name: 'updatePassword',
  title: 'Change the password',
  needs: { password: details.$.password },
  relations: { password: statedIn(request) },
  uses,
  identity: () => ['password'],
  amend: true,
  perform: (i, u) => u.bank.updatePassword(i.password),
  confirm: (i, u) => ({ changed: u.bank.hasPassword(i.password) }),
  expect: () => ({ changed: true }),
  undo: 'none',
  risk: 'irreversible',
})

const updateUserInfo = action({
  name: 'updateUserInfo',
  title: 'Change the data of the account holder',
  needs: {
    firstName: maybe(details.$.firstName),
    lastName: maybe(details.$.lastName),
    street: maybe(details.$.street),
    city: maybe(details.$.city),
  },
  relations: { firstName: stated, lastName: stated, street: stated, city: stated },
  uses,
  changes: [user],
  identity: () => ['user'],
  amend: true,
  perform: (i, u) =>
    u.bank.updateUser({ first_name: i.firstName, last_name: i.lastName, street: i.street, city: i.city }),
  confirm: (_, u) => u.bank.user(),
  expect: (i) => given({ first_name: i.firstName, last_name: i.lastName, street: i.street, city: i.city }),
  undo: 'none',
  risk: 'irreversible',
})

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}

export const writes = [
  sendMoney,
  scheduleTransaction,
  updateScheduledTransaction,
  updatePassword,
  updateUserInfo,
] as const
