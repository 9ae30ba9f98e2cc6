import { Misfit, prepareSchedule, type PreparedSchedule } from '../schedules/prepared.ts'
import type { ProjectDefinition } from './define-project.ts'
import { ProjectError } from './project-error.ts'

/**
 * The project's schedules, each with its goal and its times.
 * @throws ProjectError with one line for each that does not fit.
 */
export function prepareSchedules(
  file: string,
  { schedules = [], calendars = [], agents }: ProjectDefinition,
): readonly PreparedSchedule[] {
  const problems: string[] = []
  const prepared = schedules.flatMap((one, index) => {
    const ready = prepareSchedule(one, agents, calendars)
    if (!(ready instanceof Misfit)) return [ready]
    problems.push(`${file}: schedules[${index}].${ready.field}: schedule "${one.name}": ${ready.says}`)
    return []
  })
  if (problems.length > 0) throw new ProjectError(problems)
  return prepared
}
