import { figuresOf } from '../measuring/figures-of.ts'
import { besidesOf, dueFigures, keepFigures } from '../store/run-figures.ts'
import type { Project } from './open-project.ts'

/** Journals that are read for one commit. */
const atOnce = 100

/**
 * Works out the figures of runs that have ended since, at most so many; answers how many are kept. What it works out
 * depends on the journals alone: killed anywhere, it is done again.
 */
export async function workOutFigures(
  { pool, store, agents }: Pick<Project, 'pool' | 'store' | 'agents'>,
  most = Infinity,
): Promise<number> {
  let kept = 0
  while (kept < most) {
    const due = await dueFigures(pool, Math.min(atOnce, most - kept))
    if (due.length === 0) return kept
    const besides = await besidesOf(
      pool,
      due.map(({ run }) => run),
    )
    const worked = []
    for (const { run, agent, mark } of due) {
      const figures = figuresOf(run, await store.read(run), agents.get(agent)?.agent, besides(run))
      worked.push({ run, mark, figures })
    }
    const now = await keepFigures(pool, worked)
    // Others keep the same ones at this moment.
    if (now === 0) return kept
    kept += now
  }
  return kept
}
