import { createHash } from 'node:crypto'
import { z } from 'zod'
import { condition, connector, defineAgent, fact, filesOf, goal, query } from '../../index.ts'

/** Where files are kept by name. */
export type Shelf = Map<string, Uint8Array>

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const kept = connector<Shelf>({ name: 'shelf', open: () => new Map() })
const papers = fact(
  'papers',
  z.object({ files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })) }),
)
const write = query({
  name: 'write',
  gives: papers,
  uses: { kept },
  read: (_, u) => ({
    files: [...u.kept].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: hashOf(bytes) })),
  }),
})
const written = condition({ name: 'written', needs: { files: papers.$.files }, holds: (i) => i.files.length > 0 })

/** Writes a report by finding what is on the shelf. */
export const clerk = defineAgent({
  name: 'clerk',
  goals: [goal({ name: 'report', ask: 'Write the report', input: {}, doneWhen: [written] })],
  can: [write],
  files: [
    filesOf(papers, {
      keptBy: kept,
      list: ({ files }) => files,
      open: (client, { name }) => {
        const bytes = client.get(name)
        return bytes && inPieces(bytes)
      },
    }),
  ],
})

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 1 << 20) yield bytes.subarray(from, from + (1 << 20))
}
