import { extname, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { findProject } from '../../project/find-project.ts'
import { command } from '../command.ts'
import { develop, type DevObserver } from '../dev/develop.ts'
import { untilInterrupted } from '../interrupt.ts'
import { commandText } from '../invocation.ts'
import { CommandMistake } from '../mistake.ts'
import type { Terminal } from '../output/terminal.ts'
import { count } from '../../told/values.ts'
import { inLines } from '../output/error-text.ts'
import { bold, dim, green, red, yellow } from '../output/wrap.ts'

export const dev = command({
  name: 'dev',
  description: 'Works on runs, and puts to use what you save without losing them',
  args: {},
  async run(args, terminal) {
    const file = findProject(process.cwd(), args.config)
    if (extname(file) === '.json')
      throw new CommandMistake('what a demo left is no project of files; make one by: operant init my-agents')
    const observer = terminal.json ? inJson : inWords(terminal, args.config)
    await untilInterrupted((signal) => develop(file, terminal.json, observer, signal))
    terminal.line(dim('Ended; open runs go on with the next worker.'))
  },
})

function inWords(terminal: Terminal, config: string | undefined): DevObserver {
  return {
    began({ agents, open, resting }, saved) {
      if (saved.length === 0) {
        terminal.line([bold('Operant is at work'), dim(` on ${agents.join(', ')}; ${runsText(open)}.`)])
        terminal.line(`Ask for something in another terminal: ${commandText('goal "…"', config)}`)
        terminal.line(dim('What you save is put to use. Ctrl-C ends.'))
      } else tellSaved(terminal, saved, open)
      for (const one of resting) terminal.line(yellow(one))
    },
    refused(problem, saved, before) {
      const goesOn = before ? 'what was there before goes on' : 'nothing is at work'
      terminal.line([red('not in use'), ` ${shown(saved)}`, dim(`; ${goesOn}. Save it mended.`)])
      const width = process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 80) : undefined
      process.stdout.write(`${inLines(stripVTControlCharacters(problem), width)}\n`)
    },
    died() {
      terminal.line(red('The worker ended by itself; another is started.'))
    },
  }
}

/** Policies are put to use by publishing them, here as everywhere: a draft that a save let loose could allow anything. */
function tellSaved(terminal: Terminal, saved: readonly string[], open: number): void {
  const policies = saved.filter((file) => /\.ya?ml$/.test(file))
  const others = saved.filter((file) => !policies.includes(file))
  if (others.length > 0) terminal.line([green('in use'), ` ${shown(others)}`, dim(`; ${runsText(open)}.`)])
  if (policies.length > 0)
    terminal.line([green('checked'), ` ${shown(policies)}`, dim('; what is published governs until you publish it.')])
}

const inJson: DevObserver = {
  began: ({ kind, agents, open, resting }, saved) => printJson({ kind, agents, open, resting, saved }),
  refused: (problem, saved) => printJson({ kind: 'refused', problem, saved }),
  died: () => printJson({ kind: 'died' }),
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

function shown(saved: readonly string[]): string {
  return saved.map((file) => relative(process.cwd(), file)).join(', ')
}

function runsText(open: number): string {
  return open === 0 ? 'no run is open' : `${count(open, 'open run')} ${open === 1 ? 'goes' : 'go'} on with it`
}
