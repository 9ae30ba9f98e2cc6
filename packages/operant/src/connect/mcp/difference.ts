import { described, type Tool } from './tool.ts'

/** What a tool said of itself and does not any more (`-`), and what it says now (`+`), a field a line. */
export function differenceOf(before: Tool, now: Tool): readonly string[] {
  const [old, next] = [linesOf(described(before)), linesOf(described(now))]
  const [had, has] = [new Set(old), new Set(next)]
  return [
    ...old.filter((line) => !has.has(line)).map((line) => `- ${line}`),
    ...next.filter((line) => !had.has(line)).map((line) => `+ ${line}`),
  ]
}

/** Each value with the path that leads to it. */
function linesOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${JSON.stringify(value)}`]
  const entries = Object.entries(value)
  if (entries.length === 0) return [`${path}: ${Array.isArray(value) ? '[]' : '{}'}`]
  const step = (name: string): string => (Array.isArray(value) ? `${path}[]` : path === '' ? name : `${path}.${name}`)
  return entries.flatMap(([name, inner]) => linesOf(inner, step(name)))
}
