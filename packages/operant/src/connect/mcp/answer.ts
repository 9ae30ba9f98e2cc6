import { z } from 'zod'

/** What a tool answers that does not describe its answer: its texts, and of anything else what it is. */
export const toolText = z.object({ text: z.string(), more: z.array(z.string()) })

const block = z.looseObject({ type: z.string() })

/** The result of a tool, as the protocol has it. */
export const resultShape = z.looseObject({
  content: z.array(block).default([]),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
  isError: z.boolean().optional(),
})
export type ToolResult = z.infer<typeof resultShape>

/** The texts of a result in one, and a line for each part that is none. */
export function textOf({ content }: ToolResult): z.infer<typeof toolText> {
  const texts = content.flatMap(textsIn)
  return { text: texts.join('\n'), more: content.flatMap((one) => (textsIn(one).length > 0 ? [] : [nameOf(one)])) }
}

function textsIn(one: z.infer<typeof block>): readonly string[] {
  if (one.type === 'text' && typeof one['text'] === 'string') return [one['text']]
  const resource = one['resource']
  const inner = typeof resource === 'object' && resource !== null ? Reflect.get(resource, 'text') : undefined
  return one.type === 'resource' && typeof inner === 'string' ? [inner] : []
}

/** `image image/png, 1234 characters`: what is not kept is told. */
function nameOf(one: z.infer<typeof block>): string {
  const inner = typeof one['resource'] === 'object' && one['resource'] !== null ? one['resource'] : one
  const said = ['mimeType', 'uri']
    .map((name): unknown => Reflect.get(inner, name))
    .filter((value) => typeof value === 'string')
  const data: unknown = Reflect.get(inner, 'data') ?? Reflect.get(inner, 'blob')
  const length = typeof data === 'string' ? `, ${data.length} characters` : ''
  return `${[one.type, ...said].join(' ')}${length}`.slice(0, 300)
}
