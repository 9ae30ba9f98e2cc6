import type { WirePart, WireResult } from './wire.ts'

/** Thrown for a stream that ended before its answer did. */
class CutStream extends Error {
  override readonly name = 'CutStream'
}

/** Puts a streamed answer together. What was begun and never ended is no answer. */
export async function gatherStream(stream: ReadableStream<WirePart>): Promise<WireResult> {
  const texts = new Map<string, string>()
  const content: WireResult['content'] = []
  for await (const part of stream) {
    if (part.type === 'error') throw part.error
    if (part.type === 'text-start') texts.set(part.id, '')
    if (part.type === 'text-delta') texts.set(part.id, `${texts.get(part.id) ?? ''}${part.delta}`)
    if (part.type === 'text-end') content.push({ type: 'text', text: texts.get(part.id) ?? '' })
    if (part.type === 'tool-call') content.push(part)
    if (part.type === 'finish') {
      const { usage, finishReason } = part
      if (finishReason.unified === 'interrupted') break
      return { content, usage, finishReason, warnings: [] }
    }
  }
  throw new CutStream('the stream ended before the answer did')
}
