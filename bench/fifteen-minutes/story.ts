import { rmSync } from 'node:fs'
import { Desktop, type Ran } from './desktop.ts'
import { agentEdits, editedLines, proofEdits } from './edits/edits.ts'
import { goalFor, readsOf, refusedBy, startSystems, writesOf } from './systems.ts'

/** What came of it, from an empty folder to a write that is proven. */
export interface Findings {
  /** Commands until the goal was reached, a person's approval included. */
  readonly commands: readonly Ran[]
  readonly editedLines: number
  /** When the command of the goal came back. */
  readonly waiting: { readonly code: number | null; readonly reads: number; readonly writes: readonly unknown[] }
  readonly approved: { readonly output: string; readonly writes: readonly unknown[] }
  /** Unproven writes that the lint names, before and after its lines were put in. */
  readonly lint: { readonly before: readonly string[]; readonly after: readonly string[] }
  readonly proven: { readonly code: number | null; readonly output: string; readonly writes: readonly unknown[] }
  /** Requests that were not what the documents say. */
  readonly refused: readonly string[]
}

/** Plays somebody who has a model key, two systems and a quarter of an hour. */
export async function playStory(environment: Readonly<Record<string, string>> = {}): Promise<Findings> {
  await using systems = await startSystems()
  const { pets, trains } = systems
  const desktop = await Desktop.open({ ...systems.environment, ...environment })
  try {
    await desktop.init('journeys')
    await desktop.operant('connect', 'openapi', pets.document, '--name', 'pets', '--base', pets.address)
    await desktop.operant('connect', 'openapi', trains.document, '--name', 'trains', '--base', trains.address)
    desktop.edit(agentEdits)
    const asked = await desktop.operant('goal', goalFor(7, 3), '--as', 'lena')
    const waiting = { code: asked.code, reads: readsOf(trains), writes: writesOf(pets) }
    const request = /approvals approve (\S+)/.exec(asked.output)?.[1] ?? 'none'
    const answered = await desktop.operant('approvals', 'approve', request, '--as', operatorIn(desktop))
    const approved = { output: answered.output, writes: writesOf(pets) }
    const commands = [...desktop.commands]

    const before = await unprovenWrites(desktop)
    desktop.edit(proofEdits)
    const after = await unprovenWrites(desktop)
    const { code, output } = await desktop.operant('goal', goalFor(8, 4), '--as', 'lena')
    return {
      commands,
      editedLines: editedLines([...agentEdits, ...proofEdits]),
      waiting,
      approved,
      lint: { before, after },
      proven: { code, output, writes: writesOf(pets) },
      refused: [...refusedBy(pets), ...refusedBy(trains)],
    }
  } finally {
    rmSync(desktop.folder, { recursive: true, force: true })
  }
}

async function unprovenWrites(desktop: Desktop): Promise<readonly string[]> {
  const { output } = await desktop.operant('contract', 'lint', '--json')
  return (JSON.parse(output) as { readonly action: string }[]).map(({ action }) => action)
}

/** Who may approve: whoever made the project. */
function operatorIn(desktop: Desktop): string {
  return /name: '([^']+)', roles: \['operator'\]/.exec(desktop.read('operant.config.ts'))?.[1] ?? 'nobody'
}
