import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a project consists of: its modules, the policies that lie beside them, and goals in files with their folder. */
export function filesOf(modules: ReadonlySet<string>): readonly string[] {
  const folders = new Set([...modules].map((file) => dirname(file)))
  const goals = [...folders].map((folder) => join(folder, 'goals'))
  return [...modules, ...[...folders, ...goals].flatMap(textsIn), ...goals].toSorted()
}

function textsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}
