import { expect, test } from 'vitest'
import { businessCalendar } from '../calendar/business-calendar.ts'
import { claims } from '../../../../examples/small-shop/agent.ts'
import { checkProject } from './check-project.ts'
import { ProjectError } from './project-error.ts'

const good = { agents: [claims], principals: [{ name: 'olga', roles: ['operator'] }] }

function problemsOf(exported: unknown): readonly string[] {
  try {
    checkProject('operant.config.ts', exported, {})
    return []
  } catch (error) {
    if (error instanceof ProjectError) return error.problems
    throw error
  }
}

test('a good configuration is taken as it is', () => {
  const whole = {
    ...good,
    database: 'postgresql://me@localhost/operant',
    clients: { shop: { file: 'shop.sqlite' } },
    systemLimits: { shop: { atOnce: 4, perSecond: 10, perMinute: 300 } },
    calendars: [businessCalendar({ name: 'berlin', zone: 'Europe/Berlin' })],
    clock: { now: () => new Date() },
    folder: '.state',
    server: { port: 4400, address: '0.0.0.0', publicUrl: 'https://operant.example.com' },
    webhooks: { shop: { secret: 'SHOP_WEBHOOK_SECRET' } },
    webhooksOut: { allow: ['10.1.0.0/16'] },
    mail: { from: 'operant@example.com', smtp: 'smtps://user:word@mail.example.com' },
  }
  expect(checkProject('operant.config.ts', whole)).toBe(whole)
  expect(problemsOf({ ...good, clients: () => ({}) })).toEqual([])
})

const broken: readonly (readonly [string, unknown, RegExp])[] = [
  ['not an object', 'agents', /the default export: expected a project.*defineProject/],
  ['no agents', { ...good, agents: undefined }, /: agents: expected a list of agents.*agents: \[myAgent\]/],
  ['an empty list of agents', { ...good, agents: [] }, /: agents: expected at least one agent/],
  [
    'a goal instead of an agent',
    { ...good, agents: [{ name: 'claims' }] },
    /: agents\[0\]: expected an agent.*defineAgent/,
  ],
  ['an agent twice', { ...good, agents: [claims, claims] }, /agents\[1\]\.name: .*"claims" stands twice/],
  [
    'an agent that needs a model',
    { ...good, agents: [{ ...claims, reasoner: 'model' }] },
    /agents\[0\]: expected a language model for "claims".*add models: .* or set OPERANT_MODEL/,
  ],
  ['a reasoner that proposes nothing', { ...good, reasoner: 'gpt' }, /: reasoner: expected an object with propose/],
  [
    'limits of a system that nobody uses',
    { ...good, systemLimits: { shopp: { atOnce: 1 } } },
    /: systemLimits\.shopp: expected the name of a connector .*write "shop"/,
  ],
  [
    'a limit misspelt',
    { ...good, systemLimits: { shop: { atonce: 1 } } },
    /: systemLimits\.shop\.atonce: expected no such field.*write "?atOnce/,
  ],
  [
    'a limit of nothing',
    { ...good, systemLimits: { shop: { perMinute: 0 } } },
    /: systemLimits\.shop\.perMinute: expected at least 1/,
  ],
  ['no people', { agents: [claims] }, /: principals: expected a list of people/],
  ['an empty list of people', { ...good, principals: [] }, /: principals: expected at least one person/],
  ['a port of words', { ...good, server: { port: '4300' } }, /: server\.port: expected a port.*port: 4300/],
  [
    'a server field misspelt',
    { ...good, server: { publicURL: 'https://x.example' } },
    /: server\.publicURL: .*publicUrl/,
  ],
  [
    'a public address with a password in it',
    { ...good, server: { publicUrl: 'https://a:b@x.example' } },
    /: server\.publicUrl: expected the address by which others reach it/,
  ],
  [
    'a secret instead of the name of its variable',
    { ...good, webhooks: { shop: { secret: 'whsec_c2VjcmV0' } } },
    /: webhooks\.shop\.secret: .*never the secret itself/,
  ],
  [
    'a network that is none',
    { ...good, webhooksOut: { allow: ['10.1.0.0'] } },
    /: webhooksOut\.allow\[0\]: expected a network/,
  ],
  [
    'two senders of mail',
    { ...good, mail: { from: 'a@b.example, c@d.example' } },
    /: mail\.from: expected one address/,
  ],
  [
    'a mail server that is none',
    { ...good, mail: { from: 'a@b.example', smtp: 'mail' } },
    /: mail\.smtp: expected a mail server/,
  ],
  [
    'a mail address that begins a header',
    { ...good, principals: [{ name: 'a', roles: ['b'], mail: 'a@b.example\nBcc: c@d.example' }] },
    /: principals\[0\]\.mail: expected one address of mail/,
  ],
  ['no calendar', { ...good, calendars: [] }, /: calendars: expected at least one calendar.*businessCalendar/],
  ['a calendar of words', { ...good, calendars: ['berlin'] }, /calendars\[0\]: expected a calendar.*businessCalendar/],
  [
    'a person without roles',
    { ...good, principals: [{ name: 'olga' }] },
    /principals\[0\]\.roles: expected a list of roles/,
  ],
  [
    'a person without a name',
    { ...good, principals: [{ name: ' ', roles: ['lead'] }] },
    /principals\[0\]\.name: expected a name/,
  ],
  [
    'a role no policy could name',
    { ...good, principals: [{ name: 'olga', roles: ['the lead'] }] },
    /principals\[0\]\.roles\[0\]: expected a role.*letters/,
  ],
  [
    'a person twice',
    { ...good, principals: [...good.principals, { name: 'Olga', roles: ['lead'] }] },
    /principals\[1\]\.name: .*"Olga" stands twice/,
  ],
  [
    'a field of a person that is not there',
    { ...good, principals: [{ name: 'olga', role: 'lead', roles: ['lead'] }] },
    /principals\[0\]\.role: expected no such field.*write "roles"/,
  ],
  [
    'clients that are neither',
    { ...good, clients: 'shop' },
    /: clients: expected a function that returns clients, or settings/,
  ],
  [
    'settings that are no text',
    { ...good, clients: { shop: { port: 80 } } },
    /: clients\.shop\.port: expected text.*quotes/,
  ],
  [
    'settings of an unknown connector',
    { ...good, clients: { shopp: {} } },
    /clients\.shopp: expected the name of a connector.*"shop"/,
  ],
  [
    'a database that is no Postgres',
    { ...good, database: 'mysql://localhost' },
    /: database: expected the address of a Postgres.*postgresql:\/\//,
  ],
  ['a clock that does not tell the time', { ...good, clock: new Date() }, /: clock: expected an object with now/],
  ['an empty folder', { ...good, folder: '' }, /: folder: expected the path of a folder/],
  [
    'a field that is not there',
    { ...good, principles: [] },
    /: principles: expected no such field.*write "principals"/,
  ],
]

test.each(broken)('refused: %s', (_, exported, says) => {
  const problems = problemsOf(exported)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(says)
  expect(problems[0]).toMatch(/^operant\.config\.ts: .+To mend it, /)
})

test('every wrong field is named at once', () => {
  expect(problemsOf({ agents: [], principals: [], folder: 3 })).toHaveLength(3)
})
