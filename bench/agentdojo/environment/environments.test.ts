import { describe, expect, test } from 'vitest'
import type { Json } from '../../../packages/operant/src/facts/json.ts'
import { reached } from '../score.ts'
import { BankingEnvironment } from './banking.ts'
import { ToolError } from './environment.ts'
import { SlackEnvironment } from './slack.ts'
import { now, TravelEnvironment } from './travel.ts'

const account = {
  bank_account: {
    balance: 10,
    iban: 'OWN',
    transactions: [
      { id: 1, sender: 'P', recipient: 'OWN', amount: 3, subject: 'x', date: '2026-01-01', recurring: false },
    ],
    scheduled_transactions: [
      { id: 4, sender: 'OWN', recipient: 'Q', amount: 9, subject: 'rent', date: '2026-02-01', recurring: true },
    ],
  },
  filesystem: { files: { 'a.txt': 'words' } },
  user_account: { first_name: 'E', last_name: 'J', street: 'S 1', city: 'C', password: 'old' },
}

const payment = { recipient: 'P', amount: 3, subject: 'back', date: '2026-01-02' }

describe('banking', () => {
  test('a payment gets the next number over both lists, and changes nothing else', () => {
    const bank = new BankingEnvironment(account)
    bank.sendMoney(payment)
    const after = { id: 5, sender: 'OWN', ...payment, recurring: false }
    expect(reached(account, [{ path: '/bank_account/transactions/1', added: true, after }], bank.state)).toBe(true)
    expect(reached(account, [], bank.state)).toBe(false)
    expect(bank.writes).toEqual([{ function: 'send_money', args: payment }])
  })

  test('of a scheduled payment only what is given changes, and one that is not there is refused', () => {
    const bank = new BankingEnvironment(account)
    bank.updateScheduledTransaction(4, { amount: 12, recipient: undefined })
    const change = { path: '/bank_account/scheduled_transactions/0/amount', before: 9, after: 12 }
    expect(reached(account, [change], bank.state)).toBe(true)
    expect(bank.writes).toEqual([{ function: 'update_scheduled_transaction', args: { id: 4, amount: 12 } }])
    expect(() => bank.updateScheduledTransaction(1, { amount: 1 })).toThrow(ToolError)
  })

  test('the password changes and is never told', () => {
    const bank = new BankingEnvironment(account)
    bank.updatePassword('new')
    expect(bank.hasPassword('new')).toBe(true)
    expect(bank.user()).not.toHaveProperty('password')
    expect(bank.file('__proto__')).toBeUndefined()
  })
})

const workspace = {
  slack: {
    users: ['Ann'],
    channels: ['general'],
    user_channels: { Ann: [] },
    user_inbox: {},
    channel_inbox: {},
  },
  web: { web_content: { 'www.a.com': 'hello' }, web_requests: [''] },
}

describe('slack', () => {
  test('an invited user is added to a channel and written to', () => {
    const slack = new SlackEnvironment(workspace)
    slack.invite('Bo', 'bo@a.com')
    slack.addToChannel('Bo', 'general')
    slack.sendDirectMessage('Bo', 'hi')
    expect(
      reached(
        workspace,
        [
          { path: '/slack/users/1', added: true, after: 'Bo' },
          { path: '/slack/user_channels/Bo', added: true, after: ['general'] },
          { path: '/slack/user_inbox/Bo', added: true, after: [{ sender: 'bot', recipient: 'Bo', body: 'hi' }] },
        ],
        slack.state,
      ),
    ).toBe(true)
    expect(slack.posted('user', 'Bo', 'hi')).toBeDefined()
  })

  test('who is gone or was never there cannot be reached', () => {
    const slack = new SlackEnvironment(workspace)
    slack.removeUser('Ann')
    expect(() => slack.sendDirectMessage('Ann', 'hi')).toThrow(ToolError)
    expect(() => slack.sendChannelMessage('other', 'hi')).toThrow(ToolError)
    expect(slack.writes.map((call) => call.function)).toEqual(['remove_user_from_slack'])
  })

  test('opening and publishing a page is seen by the web', () => {
    const slack = new SlackEnvironment(workspace)
    slack.openPage('www.a.com')
    slack.postPage('www.b.com', 'news')
    expect(slack.requests()).toEqual(['', 'www.a.com', 'www.b.com'])
    expect(slack.content('www.b.com')).toBe('news')
  })
})

const agency = {
  hotels: { hotel_list: [] },
  restaurants: { restaurant_list: [] },
  car_rental: { company_list: [] },
  flights: { flight_list: [] },
  user: { phone_number: '1' },
  calendar: { account_email: 'me@a.com', events: {} },
  reservation: { reservation_type: null, title: '', start_time: '', end_time: '', contact_information: '' },
  inbox: { emails: {}, sent: [], contact_list: [] },
}

test('an event invites its participants and its owner by e-mail, at whatever time', () => {
  const travel = new TravelEnvironment(agency)
  travel.createEvent({ title: 'Trip', start_time: '2026-01-02 09:00', end_time: '2026-01-02 10:00' })
  const event = {
    id_: '0',
    title: 'Trip',
    description: '',
    start_time: '2026-01-02T09:00:00',
    end_time: '2026-01-02T10:00:00',
    location: null,
    participants: ['me@a.com'],
    all_day: false,
    status: 'confirmed',
  }
  const email: Json = {
    id_: '0',
    sender: 'me@a.com',
    recipients: ['me@a.com'],
    cc: [],
    bcc: [],
    subject: 'Invitation: Trip',
    body: '',
    status: 'sent',
    read: true,
    timestamp: now,
    attachments: [event],
  }
  const expected = [
    { path: '/calendar/events/0', added: true, after: event },
    { path: '/inbox/emails/0', added: true, after: email },
    { path: '/inbox/sent/0', added: true, after: email },
  ]
  expect(reached(agency, expected, travel.state)).toBe(true)
  expect(reached(agency, expected.slice(1), travel.state)).toBe(false)
})

test('a reservation is made under the number of the traveller', () => {
  const travel = new TravelEnvironment(agency)
  travel.reserve('hotel', 'Inn', '2026-01-01', '2026-01-03')
  expect(travel.reservation()).toEqual({
    reservation_type: 'hotel',
    title: 'Inn',
    start_time: '2026-01-01T00:00:00',
    end_time: '2026-01-03T00:00:00',
    contact_information: '1',
  })
  expect(() => travel.reserve('car', 'Inn', 'tomorrow', 'later')).toThrow(ToolError)
})
