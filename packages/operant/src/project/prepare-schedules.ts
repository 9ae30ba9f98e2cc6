import { Misfit, prepareSchedule, type PreparedSchedule } from '../schedules/prepared.ts'
import { prepareTrigger, type PreparedTrigger } from '../schedules/prepared-trigger.ts'
import type { Schedule } from '../schedules/schedule.ts'
import { starterName } from '../schedules/starting.ts'
import type { Trigger } from '../schedules/trigger.ts'
import type { ProjectDefinition } from './define-project.ts'
import { ProjectError } from './project-error.ts'

/** What starts goals by itself, each with its goal found. */
export interface PreparedStarts {
  readonly schedules: readonly PreparedSchedule[]
  readonly triggers: readonly PreparedTrigger[]
}

/**
 * The project's schedules and triggers.
 * @throws ProjectError with one line for each that does not fit.
 */
export function prepareStarts(file: string, definition: ProjectDefinition): PreparedStarts {
  const { schedules = [], triggers = [], calendars = [], agents, webhooks = {}, principals } = definition
  const people = new Set(principals.map((one) => one.name.trim().toLowerCase()))
  const problems: string[] = []
  const fitting = <Spec extends Schedule | Trigger, Ready extends object>(
    specs: readonly Spec[],
    prepare: (spec: Spec) => Ready | Misfit,
  ): readonly Ready[] =>
    specs.flatMap((spec, index) => {
      const taken = people.has(starterName(spec))
      const ready = taken
        ? new Misfit('name', `a person is called "${starterName(spec)}"; name one otherwise`)
        : prepare(spec)
      if (!(ready instanceof Misfit)) return [ready]
      problems.push(`${file}: ${spec.kind}s[${index}].${ready.field}: ${spec.kind} "${spec.name}": ${ready.says}`)
      return []
    })
  const prepared = {
    schedules: fitting(schedules, (one) => prepareSchedule(one, agents, calendars)),
    triggers: fitting(triggers, (one) => prepareTrigger(one, agents, Object.keys(webhooks), calendars)),
  }
  if (problems.length > 0) throw new ProjectError(problems)
  return prepared
}
