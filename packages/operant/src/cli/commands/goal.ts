import { driveToRest } from '../../project/drive.ts'
import type { ProjectDefinition } from '../../project/define-project.ts'
import type { Project } from '../../project/open-project.ts'
import { knownPeople } from '../../run/guarding/people.ts'
import type { RunEvent, RunOpened } from '../../journal/events.ts'
import { command } from '../command.ts'
import { findGoal } from '../asking/find-goal.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import { personNamed } from '../requests/person.ts'
import { tellUnproven } from '../tell-unproven.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { printAnswers } from '../story/print-answers.ts'
import { narrator } from '../story/narrate.ts'
import { codeOf, printEnd } from '../story/print-standing.ts'
import { untilInterrupted } from '../interrupt.ts'
import { userName } from '../user-name.ts'

export const goal = command({
  name: 'goal',
  description: 'Asks for a goal in words and works on it',
  args: {
    words: { type: 'positional', required: true, description: 'The goal, as in: goal "Resolve ticket 4711"' },
    agent: { type: 'string', valueHint: 'name', description: 'The agent that is meant' },
    as: { type: 'string', valueHint: 'name', description: 'Who asks; default: your user name' },
    watch: { type: 'boolean', default: true, description: 'Do not wait for it: a worker takes it' },
  },
  words: true,
  async run(args, terminal) {
    const { loaded, open } = await projectFor(args)
    const agents = [...loaded.agents.values()].map(({ agent }) => agent)
    const chosen = args.agent === undefined ? agents : agents.filter(({ name }) => name === args.agent)
    if (chosen.length === 0)
      throw new CommandMistake(
        `there is no agent "${args.agent}"; there are ${agents.map(({ name }) => name).join(', ')}`,
      )
    const { agent, goal: meant, input } = findGoal(chosen, args._.join(' '))
    const tell = narrator(terminal)
    const project = await open({ observe: (_, event) => tell(event) })
    try {
      const run = await project.startGoal({
        agent: agent.name,
        goal: meant.name,
        input,
        startedBy: askerOf(project, agent.name, args.as),
      })
      await tellGoverning(terminal, project, args.config)
      tellUnproven(
        terminal,
        [...loaded.agents.values()].filter((one) => one.agent.name === agent.name),
        args.config,
      )
      const opened = await openingOf(project, run)
      terminal.line([bold(opened.asked), dim(` · ${run}, agent ${agent.name}`)])
      if (!args.watch) {
        terminal.data({ run, agent: agent.name, goal: meant.name, asked: opened.asked, input: opened.input })
        terminal.line(`A worker takes it on. See ${commandText(`runs show ${run}`, args.config)}`)
        return 0
      }
      const standing = await untilInterrupted((signal) => driveToRest(project, run, signal))
      const { answers, unchecked } = settledOf(await project.store.read(run))
      terminal.data({
        run,
        agent: agent.name,
        goal: meant.name,
        asked: opened.asked,
        input: opened.input,
        ...standing,
        ...(answers ? { answers } : {}),
        ...(unchecked ? { unchecked } : {}),
      })
      printAnswers(terminal, { ...(answers ? { answers } : {}), ...(unchecked ? { unchecked } : {}) })
      printEnd(terminal, standing, args.config, run)
      return codeOf(standing)
    } finally {
      await project.close()
    }
  },
})

function settledOf(
  events: readonly RunEvent[],
): Pick<Extract<RunEvent, { type: 'run.settled' }>, 'answers' | 'unchecked'> {
  const last = events.at(-1)
  return last?.type === 'run.settled' ? last : {}
}

async function openingOf(project: Project, run: string): Promise<RunOpened> {
  const [opened] = await project.store.read(run)
  if (opened?.type !== 'run.opened') throw new Error(`run ${run} was not opened`)
  return opened
}

/** Whoever asks. Where the policies that govern grant what is done for whom, it is done for nobody who is not known. */
function askerOf({ agents, definition }: Project, agent: string, named: string | undefined): string {
  const asker = named ?? userName()
  if (agents.get(agent)?.policies.granting !== true) return asker
  return personNamed(definition, named ?? (isKnown(definition, asker) ? asker : undefined), 'asks').name
}

function isKnown({ principals }: ProjectDefinition, name: string): boolean {
  return knownPeople(principals)(name) !== undefined
}
