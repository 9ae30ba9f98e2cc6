import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { listBudgets } from '../../store/budgets.ts'
import type { Project } from '../../project/open-project.ts'
import { truthFile } from '../demo/demo-project.ts'
import { readNote } from '../demo/note.ts'
import { toldRun, type DemoResult } from '../demo/sum-up.ts'
import { commandText } from '../invocation.ts'
import { outsideWords } from '../../told/runs/outside-words.ts'
import { readStory } from '../../told/runs/read-story.ts'
import { askedFigures } from './figures/asked.ts'
import { budgetUse } from './figures/budgets.ts'
import { doneFigures } from './figures/done.ts'
import { moneyFigures } from './figures/money.ts'
import { openFigures } from './figures/open.ts'
import { paceFigures } from './figures/pace.ts'
import { refusedFigures } from './figures/refused.ts'
import { timelineOf } from './figures/timeline.ts'
import type { Origin, Report, ToldCase } from './report.ts'

/** How long the demo took, with everything and at its tickets alone. */
export interface Took {
  readonly seconds: number
  readonly workedMs: number
  /** All runs are of this time; otherwise it went on with those of an earlier demo. */
  readonly fresh: boolean
}

/** Gathers what the page says. `config` is named in commands that would not find the demo by themselves. */
export async function gatherReport(
  project: Project,
  result: DemoResult,
  took: Took,
  config: string | undefined,
): Promise<Report> {
  const { score, states, tallies, ledger, effects, unconfirmed, steps } = result
  const agents = new Map([...project.agents].map(([name, { agent }]) => [name, agent]))
  const open = openFigures([...result.approvals, ...result.questions, ...result.handOvers], states, agents)
  const budgets = budgetUse(states, project.agents, await listBudgets(project.pool))
  return {
    origin: await originOf(project, result, config),
    score,
    effects,
    unconfirmed,
    asked: askedFigures(tallies, project.agents),
    done: doneFigures(states, tallies, agents, ledger),
    refused: refusedFigures(tallies),
    open,
    money: moneyFigures(states, agents, ledger, open.approvals, budgets),
    pace: paceFigures(tallies, { ...took, steps }),
    told: await toldCase(project, result, config),
  }
}

const planted = z.object({ seed: z.number(), difficulty: z.number() })

async function originOf(project: Project, { tallies }: DemoResult, config: string | undefined): Promise<Origin> {
  const { startedAt, asOf } = await readNote(project.file)
  // Only the truth remembers them: workers may read the note.
  const { seed, difficulty } = planted.parse(JSON.parse(await readFile(truthFile(project.folder), 'utf8')))
  const tickets = tallies.filter(({ startedBy }) => startedBy === 'demo').length
  return {
    seed,
    difficulty,
    tickets,
    startedAt,
    asOf,
    commands: {
      again: commandText(`demo --seed ${seed} --tickets ${tickets} --difficulty ${difficulty}`),
      approvals: commandText('approvals', config),
      escalations: commandText('escalations', config),
    },
  }
}

async function toldCase(
  project: Project,
  result: DemoResult,
  config: string | undefined,
): Promise<ToldCase | undefined> {
  const state = toldRun(result)
  if (!state) return undefined
  const events = await project.store.read(state.run)
  const agent = project.agents.get(state.opened.agent)?.agent
  return {
    story: readStory(state.run, events, agent),
    timeline: timelineOf(events, agent),
    words: await outsideWords(project.store, state, { least: 1, most: 4 }),
    command: commandText(`why ${state.run}`, config),
  }
}
