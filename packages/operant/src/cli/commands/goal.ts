import { collectionIn } from '../../project/collection-of.ts'
import { driveToRest } from '../../project/drive.ts'
import type { ProjectDefinition } from '../../project/define-project.ts'
import type { Project } from '../../project/open-project.ts'
import { knownPeople } from '../../run/guarding/people.ts'
import { systemClock } from '../../facts/time.ts'
import { fold } from '../../journal/fold.ts'
import type { RunEvent } from '../../journal/events.ts'
import type { RunOpened } from '../../journal/run-opened.ts'
import { toldForecasts } from '../../told/runs/collection.ts'
import type { LoadedAgent } from '../../run/loading/load-agent.ts'
import { actor, provesWho, whoArgs, type WhoArgs } from '../access/actor.ts'
import { command, everyValue } from '../command.ts'
import { doubtsAsked } from '../goals/ask-doubt.ts'
import { showWanted, understoodData } from '../goals/show-wanted.ts'
import { wantedGoal, type Asking, type Retell, type WantedGoal } from '../goals/wanted.ts'
import { commandText, quoted } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import { projectFor } from '../open.ts'
import { bold, dim } from '../output/wrap.ts'
import type { Terminal } from '../output/terminal.ts'
import { tellGoverning } from '../policy/tell-governing.ts'
import { printAnswers } from '../story/print-answers.ts'
import { printCollection, printForecast } from '../story/print-collection.ts'
import { runNarrator, type RunNarrator } from '../story/narrate.ts'
import { codeOf, printEnd } from '../story/print-standing.ts'
import { untilInterrupted } from '../interrupt.ts'
import { userName } from '../user-name.ts'

export const goal = command({
  name: 'goal',
  description: 'Asks for a goal in words, or composed of checks, and works on it',
  args: {
    words: { type: 'positional', required: false, description: 'The goal, as in: goal "Resolve ticket 4711 by noon"' },
    agent: { type: 'string', valueHint: 'name', description: 'The agent that is meant' },
    ...whoArgs('Who asks; default: your user name'),
    done: { type: 'string', valueHint: 'check', description: 'Compose it: done when this holds (again for more)' },
    never: { type: 'string', valueHint: 'check', description: 'Compose it: this must never hold' },
    answer: { type: 'string', valueHint: 'fact', description: 'Compose a question: what is to be told' },
    unchecked: { type: 'string', valueHint: 'words', description: 'Words that may be left unchecked' },
    explain: { type: 'boolean', description: 'Only say what was understood' },
    dry: { type: 'boolean', description: 'The same' },
    yes: { type: 'boolean', description: 'Ask nothing: start only what is certain' },
    watch: { type: 'boolean', default: true, description: 'Do not wait for it: a worker takes it' },
  },
  words: true,
  async run(args, terminal, raw) {
    const { loaded, open } = await projectFor(args)
    const agents = [...loaded.agents.values()].map(({ agent }) => agent)
    const chosen = args.agent === undefined ? agents : agents.filter(({ name }) => name === args.agent)
    if (chosen.length === 0)
      throw new CommandMistake(
        `there is no agent "${args.agent}"; there are ${agents.map(({ name }) => name).join(', ')}`,
      )
    const asking: Asking = {
      words: args._.join(' '),
      done: everyValue(raw, 'done'),
      never: everyValue(raw, 'never'),
      answers: everyValue(raw, 'answer'),
      unchecked: everyValue(raw, 'unchecked'),
      agents: chosen,
      moment: {
        now: (loaded.definition.clock ?? systemClock).now(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        calendar: loaded.definition.calendars?.[0],
      },
      asker: args.as ?? userName(),
    }
    const retell = retellWith(asking, args.agent, args.config)
    const wanted = await wantedGoal(asking, doubtsAsked(terminal, { yes: args.yes === true }), retell)
    const takes = loaded.agents.get(wanted.agent.name)
    if (takes) showWanted(terminal, wanted, takes, asking.moment.timeZone)
    if (args.explain === true || args.dry === true)
      return terminal.data({ agent: wanted.agent.name, goal: wanted.goal.name, understood: understoodData(wanted) })
    terminal.line()
    const narrated = runNarrator(terminal)
    const project = await open({ observe: narrated.observe })
    try {
      return await pursue(project, wanted, args, terminal, narrated.follow)
    } finally {
      await project.close()
    }
  },
})

interface Given extends WhoArgs {
  readonly config?: string | undefined
  readonly watch?: boolean | undefined
}

/** Starts the run and follows it to its end, or to where it waits. */
async function pursue(
  project: Project,
  wanted: WantedGoal,
  args: Given,
  terminal: Terminal,
  follow: RunNarrator['follow'],
) {
  const { agent, goal: meant, input, limits, unchecked, said } = wanted
  const startedBy = await askerOf(project, terminal, project.agents.get(agent.name), args)
  // Who composed it is known for certain only now.
  const { composed } = meant
  const own = composed && composed.file === undefined ? { ...meant, composed: { ...composed, by: startedBy } } : meant
  const run = await project.startGoal({
    agent: agent.name,
    goal: own,
    input,
    startedBy,
    limits,
    unchecked,
    ...(said === '' ? {} : { said }),
  })
  follow(run)
  await tellGoverning(terminal, project, args.config)
  const opened = await openingOf(project, run)
  terminal.line([bold(opened.asked), dim(` · ${run}, agent ${agent.name}`)])
  const understood = understoodData(wanted)
  const data = { run, agent: agent.name, goal: meant.name, asked: opened.asked, input: opened.input, understood }
  if (args.watch === false) {
    terminal.data(data)
    terminal.line(`A worker takes it on. See ${commandText(`runs show ${run}`, args.config)}`)
    return 0
  }
  const standing = await untilInterrupted((signal) => driveToRest(project, run, signal))
  const events = await project.store.read(run)
  const told = toldBy(events)
  const state = fold(run, events)
  const forecasts = toldForecasts(state)
  const collection = await collectionIn(project, state)
  terminal.data({
    ...data,
    ...standing,
    ...told,
    ...(collection ? { collection } : {}),
    ...(forecasts.length > 0 ? { forecasts } : {}),
  })
  printAnswers(terminal, told)
  printForecast(terminal, forecasts, state.settled?.outcome === 'declined', args.config)
  if (collection) printCollection(terminal, collection, run, args.config)
  printEnd(terminal, standing, args.config, run)
  return codeOf(standing)
}

/** What of a settled run is told besides its outcome. */
function toldBy(
  events: readonly RunEvent[],
): Pick<Extract<RunEvent, { type: 'run.settled' }>, 'answers' | 'unchecked'> {
  const last = events.at(-1)
  if (last?.type !== 'run.settled') return {}
  return {
    ...(last.answers ? { answers: last.answers } : {}),
    ...(last.unchecked ? { unchecked: last.unchecked } : {}),
  }
}

/** The command that means one choice and no other. */
function retellWith({ words, unchecked }: Asking, agent: string | undefined, config: string | undefined): Retell {
  return (choice, { about }) => {
    const say = about === 'unchecked' ? words : choice.say
    const passed = [...unchecked, ...(about === 'unchecked' ? [choice.id] : [])].map(
      (one) => ` --unchecked ${quoted(one)}`,
    )
    const named = choice.agent ?? agent
    return commandText(`goal ${quoted(say)}${named === undefined ? '' : ` --agent ${named}`}${passed.join('')}`, config)
  }
}

async function openingOf(project: Project, run: string): Promise<RunOpened> {
  const [opened] = await project.store.read(run)
  if (opened?.type !== 'run.opened') throw new Error(`run ${run} was not opened`)
  return opened
}

/** Whoever asks. Where the policies that govern grant what is done for whom, it is done for nobody who is not known. */
async function askerOf(
  project: Project,
  terminal: Terminal,
  agent: LoadedAgent | undefined,
  args: Given,
): Promise<string> {
  const asker = args.as ?? userName()
  const proves = await provesWho(project.pool, args)
  if (!proves && agent?.policies.granting !== true) return asker
  const as = args.as ?? (!proves && isKnown(project.definition, asker) ? asker : undefined)
  return (await actor(project, terminal, { ...args, as }, 'start goals', 'asks')).name
}

function isKnown({ principals }: ProjectDefinition, name: string): boolean {
  return knownPeople(principals)(name) !== undefined
}
