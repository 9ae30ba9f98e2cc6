import { z } from '@hono/zod-openapi'
import { FileChanged, filesOfStored, openFile } from '../../../project/files-of-run.ts'
import type { Api } from '../api.ts'
import { fileHeaders } from '../file-headers.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { route } from '../route.ts'
import { rowOf } from '../run-known.ts'

const file = route({
  right: 'look',
  method: 'get',
  path: '/runs/{id}/files/{sha256}',
  summary: 'A file that a run made, read where it is kept and held against its hash',
  description:
    'A page is answered so that a browser may show it in a frame of ours and runs nothing of it; everything else is to be saved. A file that is longer than can be held is broken off where it is not the one that was made.',
  tags: ['Runs'],
  request: { params: z.object({ id: z.string(), sha256: z.string() }) },
  responses: {
    200: {
      description: 'Its bytes',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
})

/** Bytes up to which a file is read whole before any of it is answered. */
const held = 8 << 20

/** Files of runs. */
export function fileRoutes(api: Api): void {
  api.openapi(file, async (c) => {
    const { project } = c.get('parts')
    const { id, sha256 } = c.req.valid('param')
    await rowOf(project, id)
    const found = (await filesOfStored(project, id)).find((one) => one.sha256 === sha256)
    if (!found) throw notFound('file', sha256)
    const pieces = await openFile(project.context.connections, found)
    if (!pieces) throw new ApiProblem('not-found', `${found.name} is not kept any more where the run put it`)
    const headers = fileHeaders(found)
    if (found.bytes > held) return c.body(ReadableStream.from(pieces), 200, headers)
    return c.body(await whole(pieces), 200, headers)
  })
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const all: Uint8Array[] = []
    for await (const piece of pieces) all.push(piece)
    return Buffer.concat(all)
  } catch (error) {
    if (error instanceof FileChanged) throw new ApiProblem('conflict', error.message)
    throw error
  }
}
