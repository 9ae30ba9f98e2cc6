import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { toolShape, type Tool } from './tool.ts'
import type { ServerPlace } from './import-mcp.ts'

const shape = z.object({
  place: z.union([
    z.object({ command: z.tuple([z.string()], z.string()), variables: z.array(z.string()) }),
    z.object({ url: z.string(), token: z.string().optional() }),
  ]),
  title: z.string(),
  /** Tools that a person trusts to read only. */
  reads: z.array(z.string()),
  tools: z.array(toolShape),
})

/** What a person has approved of a server: how it is reached, and what each tool said of itself then. */
export interface Approved {
  readonly place: ServerPlace
  readonly title: string
  readonly reads: readonly string[]
  readonly tools: readonly Tool[]
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}.tools.json`)
}

/**
 * What was approved before; undefined where there is nothing.
 * @throws Error where the file is not as this command writes it.
 */
export function readApproved(folder: string, name: string): Approved | undefined {
  const file = fileOf(folder, name)
  if (!existsSync(file)) return undefined
  try {
    const { place, ...rest } = shape.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { ...rest, place: 'url' in place ? { url: place.url, token: place.token } : place }
  } catch {
    throw new Error(
      `${file} is not as operant connect mcp writes it. To mend it, bring it back, or delete it and connect again`,
    )
  }
}

/** For the next time: to tell what a tool that changed said before. No secret is in it. */
export function writeApproved(folder: string, name: string, approved: Approved): void {
  writeFileSync(fileOf(folder, name), `${JSON.stringify(approved, null, 2)}\n`)
}
