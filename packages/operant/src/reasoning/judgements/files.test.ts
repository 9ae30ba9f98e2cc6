import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  classify,
  condition,
  connector,
  defineAgent,
  documentContent,
  extract,
  fact,
  find,
  goal,
  readDocument,
  type FileRead,
} from '../../index.ts'
import { NoTurn, type Turns } from '../../run/turns.ts'
import { Workbench } from '../../testing/workbench.ts'
import { answering, type SaidAnswer } from './testing/answering-models.ts'

interface Files {
  fetch(id: string): FileRead
}
const files = connector<Files>({ name: 'files', open: () => ({ fetch: () => picture }) })
const picture: FileRead = {
  mediaType: 'image/gif',
  data: Buffer.from([...Buffer.from('GIF89a'), 64, 0, 32, 0]),
}
const letter: FileRead = { mediaType: 'text/plain', data: Buffer.from('I paid £12.50 for ORD-1001.') }

const fileId = fact('fileId', z.string())
const shown = fact('shown', z.enum(['damaged', 'whole']))
const content = fact('content', documentContent())
const parts = fact('parts', z.object({ order: z.string().nullable() }))

const judgeShown = classify({
  name: 'judgeShown',
  needs: { id: fileId },
  gives: shown,
  uses: { files },
  file: (i, u) => u.files.fetch(i.id),
  task: 'Whether the goods in the picture are damaged.',
  atLeast: 0.8,
  uncalibrated: 0.9,
})
const readFile = readDocument({
  name: 'readFile',
  needs: { id: fileId },
  gives: content,
  uses: { files },
  file: (i, u) => u.files.fetch(i.id),
})
const takeParts = extract({
  name: 'takeParts',
  needs: { id: fileId },
  gives: parts,
  uses: { files },
  file: (i, u) => u.files.fetch(i.id),
  task: 'The order.',
  fields: { order: find.pattern(/\bORD-\d{4}\b/) },
  atLeast: 0.5,
  uncalibrated: 0.6,
})

function bench(wanted: typeof shown | typeof content | typeof parts, file: FileRead, answers?: readonly SaidAnswer[]) {
  const known = condition({ name: 'known', needs: { wanted }, holds: () => true })
  const learn = goal({
    name: 'learn',
    ask: 'Learn {fileId}',
    input: { fileId },
    doneWhen: [known],
    limits: { tokens: 500 },
  })
  const agent = defineAgent({ name: 'viewer', goals: [learn], can: [judgeShown, readFile, takeParts] })
  const models = answers && answering(answers)
  const clients = { files: { fetch: () => file } satisfies Files }
  const workbench = new Workbench({ agents: [agent], clients, ...(models ? { models } : {}) })
  return { workbench, models }
}

test('a picture is shown to a model, and somebody outside could have chosen what comes of it', async () => {
  const { workbench, models } = bench(shown, picture, [{ class: 'damaged' }])
  const state = await workbench.run('viewer', 'learn', { fileId: 'F1' })
  expect(state.facts.get('shown []')).toMatchObject({ value: 'damaged', label: 'influenced', writers: ['outside'] })
  const [message] = models?.asked[0]?.messages ?? []
  expect(message?.role === 'user' ? message.content : []).toEqual([
    { kind: 'file', mediaType: 'image/gif', data: picture.data },
  ])
})

test('without a model nobody guesses at a picture', async () => {
  const { workbench } = bench(shown, picture)
  const state = await workbench.run('viewer', 'learn', { fileId: 'F1' })
  expect(state.facts.has('shown []')).toBe(false)
  expect([...state.spent.values()].flat()[0]?.reason).toMatch(/a picture is only understood by a model; no model/)
})

test('a document is told by what it is; its text stays closed', async () => {
  const { workbench } = bench(content, letter)
  const state = await workbench.run('viewer', 'learn', { fileId: 'F1' })
  const value = state.facts.get('content []')?.value as { format: string; text: { outside: string; length: number } }
  expect(value).toMatchObject({ format: 'text', bytes: letter.data.length, text: { length: 27 } })
  expect(JSON.stringify(value)).not.toContain('ORD-1001')
  expect(await workbench.store.text(value.text.outside)).toEqual({
    body: 'I paid £12.50 for ORD-1001.',
    writers: ['outside'],
  })
})

test('the text of a document is judged as any text', async () => {
  const { workbench, models } = bench(parts, letter, [])
  const state = await workbench.run('viewer', 'learn', { fileId: 'F1' })
  expect(state.facts.get('parts []')).toMatchObject({ value: { order: 'ORD-1001' }, confidence: 0.6 })
  expect(models?.asked).toEqual([])
})

test('a file is fetched when its system may be called, and its run rests until then', async () => {
  const { workbench } = bench(parts, letter, [])
  const log: string[] = []
  const turns: Turns = {
    limits: (systems) => systems.includes('files'),
    together: () => 1,
    place: async () => () => void log.push('left'),
    async calls() {
      log.push(`turn ${log.length}`)
      if (log.length < 4) throw new NoTurn('files', 1_000)
    },
  }
  Object.assign(workbench.context, { turns })
  const state = await workbench.run('viewer', 'learn', { fileId: 'F1' })
  expect(log).toEqual(['turn 0', 'left', 'turn 2', 'left', 'turn 4', 'left'])
  expect(state.facts.get('parts []')).toMatchObject({ value: { order: 'ORD-1001' } })
})
