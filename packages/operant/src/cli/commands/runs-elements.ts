import { outcomes } from '../../journal/outcome.ts'
import { elementsOfRun } from '../../project/collection-of.ts'
import { csvRow } from '../../told/csv.ts'
import { elementStandings, tally, type ToldElement } from '../../told/runs/collection.ts'
import { command } from '../command.ts'
import { CommandMistake } from '../mistake.ts'
import { withProject } from '../open.ts'
import { dim } from '../output/wrap.ts'
import { collectionText, printElements } from '../story/print-collection.ts'

export const runElements = command({
  name: 'runs elements',
  description: 'Tells what became of each element of a run over many',
  args: {
    run: { type: 'positional', required: true, description: 'Its id' },
    standing: {
      type: 'string',
      valueHint: 'standing',
      description: `Only those that stand so: ${elementStandings.join(', ')}`,
    },
    outcome: { type: 'string', valueHint: 'outcome', description: 'Only those that ended so: met, handed over, …' },
    csv: { type: 'boolean', description: 'As CSV, for a spreadsheet' },
  },
  run: (args, terminal) =>
    withProject(args, async (project) => {
      const standing = oneOf('standing', elementStandings, args.standing)
      const outcome = oneOf('outcome', outcomes, args.outcome)
      const all = await elementsOfRun(project, args.run)
      if (!all)
        throw new CommandMistake(`there is no run "${args.run}" that handed on elements; operant runs lists them`)
      const elements = all.filter(
        (one) =>
          (standing === undefined || one.standing === standing) && (outcome === undefined || one.outcome === outcome),
      )
      if (args.csv && !args.json) return void process.stdout.write(csvOf(elements))
      terminal.data({ run: args.run, collection: tally(all), elements })
      printElements(terminal, elements)
      terminal.line(dim(collectionText(tally(all))))
    }),
})

function oneOf<T extends string>(option: string, all: readonly T[], text: string | undefined): T | undefined {
  if (text === undefined) return undefined
  const found = all.find((one) => one === text)
  if (found === undefined) throw new CommandMistake(`--${option} takes ${all.join(', ')}, not "${text}"`)
  return found
}

const columns = [
  'element',
  'standing',
  'outcome',
  'reason',
  'deadline',
  'value',
  'effort',
  'beganAt',
  'endedAt',
  'run',
] as const

function csvOf(elements: readonly ToldElement[]): string {
  return [csvRow(columns), ...elements.map((one) => csvRow(columns.map((column) => one[column])))].join('')
}
