import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Agent } from '../../agent/define-agent.ts'
import { say } from '../../agent/say.ts'
import type { Answer, Proposal } from '../../run/context.ts'
import { Workbench } from '../../testing/workbench.ts'
import { toolText } from './answer.ts'
import { mcpClient, type McpClient } from './client.ts'
import { connectMcp } from './connect.ts'
import { openSession } from './session.ts'
import { pinOf } from './tool.ts'

/** Servers from npm, which nobody here wrote. */
const root = join(import.meta.dirname, '../../../../..')
const memoryServer = join(root, 'node_modules/@modelcontextprotocol/server-memory/dist/index.js')
const everythingServer = join(root, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'operant-mcp-npm-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  process.env['MEMORY_FILE_PATH'] = join(folder, 'memory.jsonl')
})
const clients: McpClient[] = []
const children: ChildProcess[] = []
afterEach(() => Promise.all(clients.splice(0).map((client) => client[Symbol.asyncDispose]())))
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  delete process.env['MEMORY_FILE_PATH']
  rmSync(folder, { recursive: true, force: true })
})

const connections = (): string => join(folder, 'connections')
const memoryPlace = () => ({
  command: [process.execPath, memoryServer] as [string, string],
  variables: ['MEMORY_FILE_PATH'],
})

const agentFile = `import { z } from 'zod'
import { condition, defineAgent, fact, goal, readWith } from 'operant'
import { memory, memorySystem, readGraph } from './connections/memory.ts'

const person = fact('person', z.string())
const remembered = condition({
  name: 'remembered',
  title: 'the graph knows the person',
  needs: { person },
  uses: { memory: memorySystem },
  holds: async (i, u) => (await readWith(readGraph, {}, u))?.entities.some((one) => one.name === i.person) === true,
})
export const agent = defineAgent({
  name: 'librarian',
  goals: [goal({ name: 'remember', ask: 'Remember {person}', input: { person }, doneWhen: [remembered] })],
  can: [...memory],
  policies: [{ path: 'p.yaml', text: 'policy: p\\nrules:\\n  - rule: fine\\n    for: memory.createEntities\\n    when: "true"\\n    then: allow\\n    because: It is asked for.\\n' }],
  reasoner: 'model',
})
`

const entity = { name: 'Ada', entityType: 'person', observations: ['counts engines'] }
const create: Proposal = {
  said: { tool: 'memory_createEntities', input: { entities: [entity] } },
  asks: { kind: 'step', capability: 'memory.createEntities', scope: [], bound: { entities: { literal: [entity] } } },
}

test('the memory server: imported, its write approved, claimed, and the goal met by what the graph shows', async () => {
  const made = await connectMcp({
    folder: connections(),
    name: 'memory',
    place: memoryPlace(),
    reads: ['read_graph', 'search_nodes'],
  })
  expect(made.tools.filter(({ writes }) => !writes).map(({ capability }) => capability)).toEqual([
    'memory.readGraph',
    'memory.searchNodes',
  ])
  expect(made.tools.filter(({ writes }) => writes)).toHaveLength(7)
  writeFileSync(join(folder, 'agent.ts'), agentFile)
  const { agent } = (await import(pathToFileURL(join(folder, 'agent.ts')).href)) as { agent: Agent }
  const { memorySystem } = (await import(pathToFileURL(join(connections(), 'memory.ts')).href)) as {
    memorySystem: { open: (settings: object) => McpClient }
  }
  const client = memorySystem.open({})
  clients.push(client)
  const answer: Answer = { kind: 'proposes', calls: [create], usage: { input: 0, output: 0 } }
  const bench = new Workbench({
    agents: [agent],
    clients: { memory: client },
    reasoner: { propose: async () => answer },
  })
  await bench.run('librarian', 'remember', { person: 'Ada' })
  expect(existsSync(join(folder, 'memory.jsonl'))).toBe(false)
  await bench.decide('run1', 'approved', 'olga')
  const state = await bench.state('run1')
  expect([...state.effects.values()].map(({ result, found }) => [result, found])).toEqual([
    ['claimed', { entities: [entity] }],
  ])
  expect(state.settled?.outcome).toBe('met')
  expect(readFileSync(join(folder, 'memory.jsonl'), 'utf8')).toContain('Ada')
  // Whatever it answers was said by people outside, until somebody vouches for it.
  expect([...state.facts].find(([key]) => key.startsWith('memoryCreateEntitiesAnswer'))?.[1].label).toBe('outside')
})

test('a tool that changed stays as it was approved until its change is approved, edited file or not', async () => {
  const name = 'changing'
  const file = join(connections(), `${name}.ts`)
  const approvedFile = join(connections(), `${name}.tools.json`)
  const place = memoryPlace()
  await connectMcp({ folder: connections(), name, place })
  const first = readFileSync(file, 'utf8')
  // As if the server had said something else when it was approved.
  const older = readFileSync(approvedFile, 'utf8').replace('Read the entire knowledge graph', 'Read the graph')
  writeFileSync(approvedFile, older)
  const again = await connectMcp({ folder: connections(), name })
  expect(again.changed).toEqual([
    {
      tool: 'read_graph',
      difference: ['- description: "Read the graph"', '+ description: "Read the entire knowledge graph"'],
      approved: false,
    },
  ])
  expect(readFileSync(file, 'utf8')).not.toBe(first)
  const approved = await connectMcp({ folder: connections(), name, approve: ['read_graph'] })
  expect([approved.changed[0]?.approved, readFileSync(file, 'utf8')]).toEqual([true, first])
  // Edited: the file keeps what was edited, and is given the new pin alone.
  writeFileSync(approvedFile, older)
  const edited = `${first.replace(/(tool: 'read_graph',\s*pin: ')[0-9a-f]+/, '$10000')}// mine\n`
  writeFileSync(file, edited)
  const repinned = await connectMcp({ folder: connections(), name, approve: ['read_graph'] })
  expect([repinned.repinned, repinned.written.how]).toEqual([['read_graph'], 'beside'])
  expect(readFileSync(file, 'utf8')).toBe(`${first}// mine\n`)
  await expect(connectMcp({ folder: connections(), name, approve: ['nothing'] })).rejects.toThrow(
    'the server has no such tool',
  )
})

test('the everything server over HTTP: imported, and called as over its streams', async () => {
  const url = await everythingOverHttp()
  const made = await connectMcp({
    folder: connections(),
    name: 'everything',
    place: { url, token: undefined },
    trustHints: true,
  })
  expect(made.title).toBe('Everything Reference Server')
  expect(made.tools.find(({ tool }) => tool === 'get-sum')).toMatchObject({
    writes: false,
    capability: 'everything.getSum',
  })
  expect(made.tools.find(({ tool }) => tool === 'toggle-simulated-logging')).toMatchObject({ writes: true })
  const places = [{ url }, { command: [process.execPath, everythingServer, 'stdio'] as [string, ...string[]] }]
  for (const place of places) {
    const session = await openSession(place, { timeout: 20_000, most: 1_000_000, environment: {} })
    const tools = await session.tools()
    await session.close()
    const client = mcpClient(place)
    clients.push(client)
    const to = (name: string) => ({
      tool: name,
      pin: pinOf(tools.get(name) ?? { name, inputSchema: {} }),
      answer: toolText,
    })
    expect(await client.read({ a: 2, b: 3 }, say, to('get-sum'))).toMatchObject({ text: 'The sum of 2 and 3 is 5.' })
    const image = await client.read({}, say, to('get-tiny-image'))
    expect(image).toMatchObject({ more: [expect.stringMatching(/^image image\/png, \d+ characters$/) as string] })
    expect(await client.read({ a: 'two' }, say, to('get-sum'))).toMatchObject({ kind: 'refused' })
  }
})

/** Starts the server at an address of its own. */
async function everythingOverHttp(): Promise<string> {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const child = spawn(process.execPath, [everythingServer, 'streamableHttp'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  children.push(child)
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => chunk.toString().includes('listening') && resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return `http://127.0.0.1:${port}/mcp`
}
