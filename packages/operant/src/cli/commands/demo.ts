import type { Money } from '../../facts/money.ts'
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { RunEvent } from '../../journal/events.ts'
import { demoNote, findProject } from '../../project/find-project.ts'
import { command, wholeNumber } from '../command.ts'
import { demoPage, pageData, printPage } from '../demo/demo-page.ts'
import { demoNarrator } from '../demo/narrate-demo.ts'
import { loadAgents, loadSandbox } from '../demo/load-packages.ts'
import { prepareDemo, resumeDemo } from '../demo/prepare.ts'
import { printResult } from '../demo/print-result.ts'
import { sumUp } from '../demo/sum-up.ts'
import { openTickets, workTickets } from '../demo/work.ts'
import { untilInterrupted } from '../interrupt.ts'
import { CommandMistake } from '../mistake.ts'
import { bold, dim } from '../output/wrap.ts'
import { runSandbox, usualSandbox } from '../sandbox/run-sandbox.ts'
import { difficultyOf } from './make-company.ts'

export const demo = command({
  name: 'demo',
  description: 'Shows an agent at work on a sample company, no key or network needed',
  args: {
    seed: { type: 'string', valueHint: 'number', default: '7', description: 'What the company is made from' },
    tickets: { type: 'string', valueHint: 'number', description: 'How many tickets; default 40, with --console 300' },
    difficulty: { type: 'string', valueHint: '1-3', default: '2', description: '1 clean, 2 noisy, 3 adversarial' },
    workers: {
      type: 'string',
      valueHint: 'number',
      default: '1',
      description: 'Worker processes; 0 works in this one',
    },
    console: {
      type: 'boolean',
      default: false,
      description: 'Goes on until Ctrl-C, with tickets coming in and the console served',
    },
    every: {
      type: 'string',
      valueHint: 'seconds',
      default: '8',
      description: 'With --console: from one ticket to the next',
    },
    port: { type: 'string', valueHint: 'number', description: 'With --console: where it is served' },
    fresh: { type: 'boolean', default: true, description: 'Go on with the company of the last demo' },
    page: { type: 'string', valueHint: 'file', description: 'Where the page about it goes; --no-page writes none' },
  },
  async run(args, terminal) {
    const began = performance.now()
    const options = {
      seed: wholeNumber(args.seed, 'seed', 0) ?? 7,
      tickets: wholeNumber(args.tickets, 'tickets', 1) ?? (args.console ? usualSandbox.tickets : 40),
      difficulty: difficultyOf(args.difficulty),
    }
    const workers = wholeNumber(args.workers, 'workers', args.console ? 1 : 0) ?? 0
    const every = (wholeNumber(args.every, 'every', 0) ?? 8) * 1_000
    const port = wholeNumber(args.port, 'port', 0)
    if (args.console) return runSandbox(terminal, { ...options, workers, every, port, fresh: args.fresh })
    const note = resolve(demoNote)
    const folder = resolve(note, '..')
    const page = await demoPage(folder, args.page)
    if (!args.fresh && !existsSync(note))
      throw new CommandMistake('there is no demo here to go on with; run operant demo')
    await Promise.all([loadAgents(), loadSandbox()])
    const tell = demoNarrator(terminal)
    const observe = (run: string, event: RunEvent): void => tell(run, event)
    terminal.line(
      dim(args.fresh ? 'Making a company and starting its database…' : 'Opening the company of the last demo…'),
    )
    await untilInterrupted(async (signal) => {
      const project = await (args.fresh ? prepareDemo(folder, options, observe) : resumeDemo(folder, observe))
      try {
        const tickets = await openTickets(project)
        const working = performance.now()
        terminal.line([
          bold(`${tickets} tickets are open.`),
          ` The support agent works on them in ${relative('', folder)}.`,
        ])
        await workTickets(project, workers, observe, signal)
        if (signal.aborted) throw new Error('the demo was stopped; operant demo --no-fresh goes on with it')
        const worked = performance.now() - working
        const result = await sumUp(project)
        const seconds = (performance.now() - began) / 1000
        // Named only where other commands would find another project than the demo.
        const config = findProject(process.cwd()) === note ? undefined : note
        const written = await page?.write(project, result, { seconds, workedMs: worked, fresh: args.fresh }, config)
        terminal.data({ ...dataOf(result, seconds, worked), ...pageData(written) })
        await printResult(terminal, project, result, seconds, config)
        printPage(terminal, written)
      } finally {
        await project.close()
      }
    })
  },
})

function dataOf({ score, ...result }: Awaited<ReturnType<typeof sumUp>>, seconds: number, worked: number) {
  const { runs, met, partly, declined, handedOver, waiting, failed, wrong, precision, recall, doubleEffects } = score
  return {
    runs,
    met,
    partly,
    declined,
    handedOver,
    waiting,
    failed,
    wrong,
    precision,
    recall,
    doubleEffects,
    unconfirmed: result.unconfirmed,
    secondsTotal: rounded(seconds),
    msPerStep: rounded(worked / Math.max(1, result.steps)),
    steps: result.steps,
    effects: result.effects,
    refunded: byCurrency(result.refunded),
    credited: byCurrency(result.credited),
    replacements: result.replacements,
    settledAlone: score.settledAlone,
    right: score.right,
    asExpected: score.asExpected,
    approvals: result.approvals.map(({ id, run, title, roles }) => ({ id, run, title, roles })),
    questions: result.questions.map(({ id, run, title, roles }) => ({ id, run, title, roles })),
    wrongDetails: score.wrongDetails,
  }
}

function byCurrency(sums: readonly Money[]): Readonly<Record<string, string>> {
  return Object.fromEntries(sums.map(({ currency, amount }) => [currency, amount]))
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}
