import { dirname } from 'node:path'
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
    'as-of': { type: 'string', description: 'A company for people to look at, in which it is this time' },
    'at-once': { type: 'string', default: '24', description: 'With --as-of: tickets that are there already' },
    every: {
      type: 'string',
      default: '8000',
      description: 'With --as-of: milliseconds from one of the others to the next',
    },
  },
  hidden: true,
  async run(args, terminal) {
    const { directory, truth } = args
    if (directory === undefined || truth === undefined)
      throw new CommandMistake('make-company takes --directory and --truth')
    const { createCompany, createLivingCompany } = await loadPlanter()
    const { openCompany } = await loadSandbox()
    const made = {
      directory,
      seed: wholeNumber(args.seed, 'seed', 0) ?? 7,
      tickets: wholeNumber(args.tickets, 'tickets', 1) ?? 40,
      difficulty: difficultyOf(args.difficulty),
    }
    const now = args['as-of']
    if (now === undefined) createCompany({ ...made, truthFile: truth })
    else
      createLivingCompany({
        ...made,
        truthFolder: dirname(truth),
        asOf: now,
        atOnce: wholeNumber(args['at-once'], 'at-once', 0) ?? 24,
        every: wholeNumber(args.every, 'every', 0) ?? 8_000,
      })
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
