import type { CommandDef } from 'citty'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { join } from 'node:path'
import { fixedRoles, may, rights, rolesFor, type Right } from '../../access/permissions.ts'
import { program } from '../program.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const shop = join(import.meta.dirname, '../../../../../examples/small-shop')
const roles = [...fixedRoles, 'finance'] as const
const config = `import { claims } from '${shop}/agent.ts'
import { shopIn } from '${shop}/shop.ts'
export default {
  agents: [claims],
  clients: ({ folder }) => shopIn(folder),
  principals: [${roles.map((role) => `{ name: '${role}', roles: ['${role}'] }`).join(', ')}],
}
`

/** One call of each command that acts, to which nothing but the right to it is missing: what it is about does not exist. */
const calls: readonly (readonly [Right, ...string[]])[] = [
  ['start goals', 'goal', 'settle the claim for order A-3', '--no-watch'],
  ['answer requests', 'approvals', 'approve', 'asked'],
  ['answer requests', 'approvals', 'reject', 'asked', '--reason', 'no'],
  ['answer requests', 'approvals', 'answer', 'asked', '--with', 'lost'],
  ['answer requests', 'approvals', 'edit', 'asked', '--reason', 'less'],
  ['answer requests', 'approvals', 'comment', 'asked', 'hm'],
  ['answer requests', 'approvals', 'delegate', 'finance', '--until', '2020-01-01'],
  ['take over', 'escalations', 'claim', 'none'],
  ['take over', 'escalations', 'release', 'none'],
  ['take over', 'escalations', 'note', 'none', '--note', 'x'],
  ['take over', 'escalations', 'take', 'none'],
  ['take over', 'escalations', 'return', 'none', '--note', 'x'],
  ['take over', 'escalations', 'close', 'none', '--reason', 'seen'],
  ['start goals', 'runs', 'again', 'none', '--because', 'why'],
  ['take over', 'runs', 'take', 'none', '--because', 'why'],
  ['take over', 'runs', 'return', 'none', '--note', 'x'],
  ['change schedules', 'schedules', 'pause', 'none', '--because', 'why'],
  ['change schedules', 'schedules', 'resume', 'none'],
  ['change schedules', 'schedules', 'run', 'none'],
  ['change schedules', 'schedules', 'backfill', 'none', '--from', '2026-01-01', '--to', '2026-01-02'],
  ['change schedules', 'triggers', 'redeliver', 'none'],
  ['receive answers', 'events', 'send', 'supplier.answered', '--subject', 'PO\n7'],
  ['pull stops', 'stop', 'entity', 'order:A-99', '--because', 'odd'],
  ['release stops', 'resume', 'stop_none', '--because', 'fine'],
  ['draft policies', 'policy', 'publish', '--because', 'why'],
  ['draft policies', 'policy', 'push', '--because', 'why'],
  ['draft policies', 'policy', 'rollback', '77', '--because', 'why'],
  ['publish policies', 'policy', 'approve', '77'],
  ['set autonomy', 'autonomy', 'set', 'claims', 'refunds', 'confirm', '--because', 'why'],
  ['review decisions', 'reviews', 'answer', 'reviewed', 'made', '--reason', 'seen'],
  ['teach judgements', 'judgements', 'correct', 'run_none', 'remedy', 'x'],
  ['teach judgements', 'judgements', 'calibrate', 'none'],
  ['teach judgements', 'judgements', 'forget', 'none'],
  ['receive answers', 'answers', 'receive', join(import.meta.dirname, 'permissions.test.ts')],
  ['answer requests', 'links', 'create', 'asked', '--for', 'viewer'],
  ['manage tokens', 'tokens', 'create', 'viewer'],
  ['manage tokens', 'tokens', 'revoke', 'tok_none'],
]

let cli: ShopInProcess
const tokens = new Map<string, string>()
const tokenOf = async (name: string, ...more: readonly string[]): Promise<string> =>
  (JSON.parse((await cli.run('tokens', 'create', name, '--json', ...more)).stdout) as { token: string }).token

beforeAll(async () => {
  cli = await shopInProcess(config)
  // The first is the owner's: nobody else could make the others.
  tokens.set('owner', await tokenOf('owner'))
  for (const role of roles)
    if (role !== 'owner') tokens.set(role, await tokenOf(role, '--token', tokens.get('owner') ?? ''))
  await cli.pool.query(`INSERT INTO operant.runs (id, agent, goal, asked, started_by, state, opened_at)
    VALUES ('run_1', 'claims', 'settleClaim', 'x', 'nobody', 'waiting', now())`)
  for (const [id, kind] of [
    ['asked', 'approve'],
    ['handed', 'take over'],
    ['reviewed', 'review'],
  ] as const)
    await cli.pool.query(
      `INSERT INTO operant.requests (id, run_id, kind, roles, count, requester, title, shown, arguments_hash, asked_at, expires_at)
       VALUES ($1, 'run_1', $2, '{nobody}', 1, 'run', 'x', '{}', 'h', now(), now() + interval '1 day')`,
      [id, kind],
    )
})
afterAll(() => cli.close())

const refusal = /takes the role .*, which .* has not/

test.for(calls)(
  '%s: %s %s is for those who have the right and for nobody else',
  { timeout: 60_000 },
  async ([right, ...words]) => {
    const allowed: string[] = []
    for (const role of roles) {
      const { stderr } = await cli.run(...words, '--token', tokens.get(role) ?? '')
      if (!refusal.test(stderr.replaceAll(/\s+/g, ' '))) allowed.push(role)
    }
    expect(allowed).toEqual(roles.filter((role) => may([role], right)))
  },
)

test('without a token nobody acts once there is one, whatever name is said', { timeout: 60_000 }, async () => {
  for (const [, ...words] of calls) {
    const { code, stderr } = await cli.run(
      ...words,
      ...(/calibrate|forget|receive/.test(words.join(' ')) ? [] : ['--as', 'owner']),
    )
    expect([words.join(' '), code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([
      words.join(' '),
      2,
      expect.stringContaining('this project knows people by their tokens') as string,
    ])
  }
})

test('every right has a role, nobody has one by an unknown role or name, and an auditor and a viewer have none', () => {
  expect(rights.filter((right) => rolesFor(right).length === 0)).toEqual([])
  expect(rights.filter((right) => may(['owner'], right))).toEqual(rights)
  expect(rights.filter((right) => may(['viewer', 'auditor'], right) || may([], right))).toEqual([])
  expect(may(['owner'], 'constructor' as Right)).toBe(false)
  expect(rights.filter((right) => may(['finance'], right))).toEqual(['answer requests', 'take over', 'pull stops'])
})

/** The words of each command that takes a token. */
function acting(commands: Readonly<Record<string, CommandDef>>, before: readonly string[] = []): readonly string[] {
  return Object.entries(commands).flatMap(([name, one]) => {
    const words = [...before, name]
    const inside = one.subCommands as Readonly<Record<string, CommandDef>> | undefined
    if (inside) return acting(inside, words)
    // That of a system that is connected, which is nobody's.
    const takes = Object.hasOwn(one.args ?? {}, 'token') && words[0] !== 'connect'
    return takes ? [words.join(' ')] : []
  })
}

test('every command that takes a token is walked', () => {
  const walked = new Set(calls.map(([, ...words]) => words.join(' ')))
  const all = acting(program.subCommands as Readonly<Record<string, CommandDef>>)
  expect(all.length).toBeGreaterThan(25)
  expect(all.filter((words) => ![...walked].some((call) => call === words || call.startsWith(`${words} `)))).toEqual([])
})
