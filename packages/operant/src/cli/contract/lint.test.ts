import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agent } from '../../agent/define-agent.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import { Workbench } from '../../testing/workbench.ts'
import { commandLine, type CommandLine } from '../testing/command-line.ts'
import { adviseOn, type Advice } from './advise.ts'

/** As an import writes it: everything is chosen by whoever calls it, and nothing of the write is proven. */
const connection = `import { z } from 'zod'
import { argument, connector, fact, query, unprovenAction } from 'operant'
import { isSo } from '../checks.ts'

const shop = connector({ name: 'shop', open: () => ({}) })
const Order = z.object({ id: z.string(), status: z.enum(['open', 'packed', 'cancelled']), note: z.string().optional() })

const orderAnswer = fact('orderAnswer', Order)
export const getOrder = query({
  name: 'shop.getOrder',
  needs: { id: argument(z.string(), 'the order') },
  gives: orderAnswer,
  uses: { shop },
  read: (i, u, say) => u.shop.get(i.id) ?? say.missing('no such order'),
})

export const listOrders = query({
  name: 'shop.listOrders',
  gives: fact('listOrdersAnswer', z.array(Order)),
  uses: { shop },
  read: (i, u) => u.shop.all(),
})

const accepted = fact('setStatusAnswer', z.object({ accepted: z.boolean() }))
export const setStatus = unprovenAction({
  name: 'shop.setStatus',
  title: (i) => \`Set order \${i.id} to \${i.status}\`,
  needs: {
    id: argument(z.string(), 'the order'),
    status: argument(z.enum(['open', 'packed', 'cancelled']), 'its status'),
  },
  gives: accepted,
  makes: isSo,
  uses: { shop },
  perform: (i, u) => u.shop.set(i.id, i.status),
})
`

/** What the engineer wrote: the goal, its check, that the write makes it true, and a policy. */
const agentFile = `import { defineAgent, goal } from 'operant'
import { isSo, orderId, status } from './checks.ts'
import { getOrder, listOrders, setStatus } from './connections/shop.ts'

export const agent = defineAgent({
  name: 'orders',
  goals: [goal({ name: 'set', ask: 'Set {orderId} to {status}', input: { orderId, status }, doneWhen: [isSo] })],
  can: [getOrder, listOrders, setStatus],
  policies: [{ path: 'p.yaml', text: 'policy: p\\nrules:\\n  - rule: fine\\n    for: shop.setStatus\\n    when: "true"\\n    then: allow\\n    because: It is asked for.\\n' }],
})
`
const checksFile = `import { z } from 'zod'
import { condition, connector, fact } from 'operant'

const shop = connector({ name: 'shop', open: () => ({}) })
export const orderId = fact('orderId', z.string())
export const status = fact('status', z.enum(['open', 'packed', 'cancelled']))
export const isSo = condition({
  name: 'isSo',
  title: 'the order is as asked',
  needs: { id: orderId, status },
  uses: { shop },
  holds: (i, u) => u.shop.get(i.id)?.status === i.status,
})
`
const config = `import { agent } from './agent.ts'
export default { agents: [agent], principals: [{ name: 'olga', roles: ['operator'] }] }
`

let cli: CommandLine
beforeAll(() => {
  cli = commandLine(config)
  writeProject(cli.folder, connection)
})
afterAll(() => cli.remove())

function writeProject(folder: string, source: string): void {
  mkdirSync(join(folder, 'connections'), { recursive: true })
  writeFileSync(join(folder, 'connections/shop.ts'), source)
  writeFileSync(join(folder, 'agent.ts'), agentFile)
  writeFileSync(join(folder, 'checks.ts'), checksFile)
  symlinkSync(join(import.meta.dirname, '../../../../../node_modules'), join(folder, 'node_modules'))
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** The agent with this source of the connection, loaded anew. */
async function agentWith(source: string): Promise<Agent> {
  const folder = mkdtempSync(join(tmpdir(), 'operant-lint-'))
  folders.push(folder)
  writeProject(folder, source)
  const { agent } = (await import(pathToFileURL(join(folder, 'agent.ts')).href)) as { agent: Agent }
  return agent
}

/** Does what an engineer does with the advice: pastes its lines where they belong, and its imports at the top. */
function pasted(source: string, { next }: Advice): string {
  const at = source.indexOf('unprovenAction({')
  const [head, own] = [source.slice(0, at), source.slice(at)]
  if (next.place === 'rename')
    return [...next.imports, head + own.replace('unprovenAction({', next.lines[0] ?? '')].join('\n')
  let changed = own
  for (const line of next.lines) {
    const there = new RegExp(`^ +${line.slice(0, line.indexOf(':'))}: .*$`, 'm')
    changed = there.test(changed) ? changed.replace(there, line) : changed.replace('\n  needs: {', `\n  ${line}$&`)
  }
  return [...next.imports, head + changed].join('\n')
}

test('following the lint, one piece of advice at a time, leads from an import to a proven write', async () => {
  let source = connection
  const followed: string[] = []
  for (;;) {
    const [advice] = adviseOn([await agentWith(source)])
    if (!advice || followed.length > 20) break
    expect([advice.next.term, advice.next.whole]).toEqual([advice.next.term, true])
    followed.push([advice.next.term, advice.next.argument].filter(Boolean).join(' '))
    source = pasted(source, advice)
  }
  expect(followed).toEqual(['identity', 'confirm', 'relation id', 'relation status', 'undo', 'risk', 'rename'])
  const agent = await agentWith(source)
  expect(loadAgent(agent).warnings).toEqual([])
  const orders = new Map([['A-1', { id: 'A-1', status: 'open' }]])
  const shop = {
    get: (id: string) => orders.get(id),
    all: () => [...orders.values()],
    set: (id: string, status: string) => void orders.set(id, { id, status }),
  }
  const bench = new Workbench({ agents: [agent], clients: { shop } })
  const state = await bench.run('orders', 'set', { orderId: 'A-1', status: 'packed' })
  expect([...state.effects.values()].map(({ result }) => result)).toEqual(['confirmed'])
  expect([state.settled?.outcome, orders.get('A-1')?.status]).toEqual(['met', 'packed'])
})

test('a connection that no agent has is named: nothing has looked at its writes', async () => {
  const before = await cli.run('contract', 'lint')
  expect(before.stdout).not.toContain('not looked at')
  const idle = join(cli.folder, 'connections/books.ts')
  writeFileSync(idle, connection)
  writeFileSync(join(cli.folder, 'connections/shop.new.ts'), connection)
  const lint = await cli.run('contract', 'lint')
  expect(lint.stdout.match(/not looked at.*/g)).toEqual([
    expect.stringContaining('not looked at connections/books.ts: no agent has anything of it.'),
  ])
  rmSync(idle)
})

test('the command prints the next line in code, and only --strict fails', async () => {
  const [shown, json, strict] = await Promise.all([
    cli.run('contract', 'lint'),
    cli.run('contract', 'lint', '--json'),
    cli.run('contract', 'lint', '--strict'),
  ])
  expect([shown.code, json.code, strict.code]).toEqual([0, 0, 1])
  expect(shown.stdout).toContain("identity: (i) => ['shop.setStatus', i.id],")
  expect(shown.stdout).toContain('missing identity, confirm with expect, relations for id and status, undo, risk')
  expect(JSON.parse(json.stdout)).toMatchObject([{ action: 'shop.setStatus', next: { term: 'identity', whole: true } }])
})
