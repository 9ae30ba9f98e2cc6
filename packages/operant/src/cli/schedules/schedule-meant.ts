import { mendName } from '../../guard/problem.ts'
import type { LoadedProject } from '../../project/load-project.ts'
import type { PreparedSchedule } from '../../schedules/prepared.ts'
import { CommandMistake } from '../mistake.ts'

/** The schedule that a command names. */
export function scheduleMeant({ schedules }: Pick<LoadedProject, 'schedules'>, name: string): PreparedSchedule {
  const found = schedules.find((one) => one.name === name)
  if (found) return found
  if (schedules.length === 0)
    throw new CommandMistake('this project has no schedules; they are written as schedules: [schedule({ … })]')
  const known = schedules.map((one) => one.name)
  throw new CommandMistake(`there is no schedule "${name}". ${mendName(name, known)}`)
}
