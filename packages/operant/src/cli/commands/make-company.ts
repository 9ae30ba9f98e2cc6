import { command, wholeNumber } from '../command.ts'
import { loadPlanter, loadSandbox } from '../demo/load-packages.ts'
import { CommandMistake } from '../mistake.ts'

export const makeCompany = command({
  name: 'make-company',
  description: 'Makes the sample company and the truth about its tickets',
  args: {
    directory: { type: 'string', description: 'Where the company goes' },
    truth: { type: 'string', description: 'Where the truth goes' },
    seed: { type: 'string', default: '7', description: 'What it is made from' },
    tickets: { type: 'string', default: '40', description: 'How many' },
    difficulty: { type: 'string', default: '2', description: '1 clean, 2 noisy, 3 adversarial' },
    'as-of': { type: 'string', description: 'What time it is there; default: a morning in October 2026' },
    hostile: { type: 'boolean', default: false, description: 'With tickets whose texts try to run in a browser' },
  },
  hidden: true,
  async run(args, terminal) {
    const { directory, truth } = args
    if (directory === undefined || truth === undefined)
      throw new CommandMistake('make-company takes --directory and --truth')
    const { createCompany, addHostileTickets } = await loadPlanter()
    const { openCompany } = await loadSandbox()
    createCompany({
      directory,
      truthFile: truth,
      seed: wholeNumber(args.seed, 'seed', 0) ?? 7,
      tickets: wholeNumber(args.tickets, 'tickets', 1) ?? 40,
      difficulty: difficultyOf(args.difficulty),
      asOf: args['as-of'],
    })
    if (args.hostile) addHostileTickets(directory)
    const company = openCompany({ directory })
    const asOf = await company.controls.clock()
    await company.close()
    terminal.data({ asOf })
    terminal.line(`The company is in ${directory}; there it is ${asOf}.`)
  },
})

export function difficultyOf(text: string): 1 | 2 | 3 {
  const difficulty = ([1, 2, 3] as const).find((one) => String(one) === text)
  if (!difficulty) throw new CommandMistake(`--difficulty takes 1 (clean), 2 (noisy) or 3 (adversarial), not "${text}"`)
  return difficulty
}
