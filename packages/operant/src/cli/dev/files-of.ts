import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The files a project consists of: its modules, and the policies that lie beside them. */
export function filesOf(modules: ReadonlySet<string>): readonly string[] {
  const folders = new Set([...modules].map((file) => dirname(file)))
  return [...modules, ...[...folders].flatMap(policiesIn)].toSorted()
}

function policiesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}
