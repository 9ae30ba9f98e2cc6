import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SentenceEncoder } from '../../packages/operant/src/reasoning/text/encoder.ts'

/** Where vectors are kept between runs of the script: encoding takes most of the time, and is the same each time. */
const folder = join(tmpdir(), 'operant-bench-text')

/** The vector of each text; encoded once, then read from the cache. */
export async function vectorsOf(
  encoder: SentenceEncoder,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const distinct = [...new Set(texts)]
  const name = createHash('sha256')
    .update(JSON.stringify([encoder.name, distinct]))
    .digest('hex')
    .slice(0, 24)
  const file = join(folder, `${name}.f32`)
  if (!existsSync(file)) {
    const vectors = await encoder.encode(distinct)
    mkdirSync(folder, { recursive: true })
    const bytes = Buffer.concat(vectors.map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength)))
    writeFileSync(`${file}.${process.pid}`, bytes)
    renameSync(`${file}.${process.pid}`, file)
  }
  const bytes = readFileSync(file)
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const width = all.length / distinct.length
  return new Map(distinct.map((text, at) => [text, all.subarray(at * width, (at + 1) * width)]))
}
