import { asJson } from '../../facts/json.ts'
import { itemShown, type ItemOption } from '../../people/item-shown.ts'
import type { Project } from '../../project/open-project.ts'
import type { ItemTold } from '../../project/item-told.ts'
import type { ItemMoment } from '../../store/work-items.ts'
import { commandText } from '../invocation.ts'
import type { Terminal } from '../output/terminal.ts'
import { timeText, valueText } from '../../told/values.ts'
import { bold, dim, green, type Part } from '../output/wrap.ts'
import { printRequest } from '../requests/print-request.ts'
import { rows } from '../story/print-why.ts'

/** Everything that whoever takes over needs, who has it, and what could be done with what effect. */
export async function printItem(
  terminal: Terminal,
  project: Project,
  told: ItemTold,
  config: string | undefined,
): Promise<void> {
  const data = itemShown(told.shown)
  await printRequest(terminal, project, { ...told, shown: asJson(told.shown) }, config)
  terminal.table(
    [0],
    [...rows('held by', holderRows(told)), ...rows('so far', historyRows(told.item?.history ?? []))],
    2,
  )
  if (data) {
    terminal.table(
      [0],
      [
        ...rows(
          'not known',
          data.unknown.map(({ effect, title, since, reason, look }) => [
            `${title}: since ${timeText(since)} UTC, ${reason || 'nobody saw how it ended'}; ${look}`,
            effect === '' ? '' : `, then return it with --happened ${effect} or --did-not-happen ${effect}`,
          ]),
        ),
        ...rows(
          'returned',
          data.earlier.map(({ by, note, at }) => [`by ${by} at ${timeText(at)} UTC: ${note}`]),
        ),
        ...rows(
          'to undo',
          data.undoing.map(({ title, found, how }) => [
            `${title}: ${how}`,
            dim(found === null ? '' : `; it is there as ${valueText(found)}`),
          ]),
        ),
      ],
      2,
    )
    if (told.state === 'open') printOptions(terminal, data.options)
  }
  if (told.state === 'open') printCommands(terminal, project, told, config)
}

/** Who has it, and until when. */
export function holderText({ item, expiresAt }: Pick<ItemTold, 'item' | 'expiresAt'>): string {
  const due = timeText(expiresAt) ?? expiresAt
  if (!item?.holder) return `nobody; walks up at ${due} UTC`
  const control = item.takenSince === null ? '' : ', in control'
  return `${item.holder} since ${timeText(item.holderSince ?? '')} UTC${control}; walks up at ${due} UTC unless they say how far it is`
}

function holderRows(told: ItemTold): readonly (readonly Part[])[] {
  if (told.state !== 'open') return [[told.item?.ended ?? told.state]]
  return [[holderText(told)]]
}

function historyRows(history: readonly ItemMoment[]): readonly (readonly Part[])[] {
  return history.map(({ at, by, what, said }) => [
    dim(`${timeText(at)} `),
    `${by === null ? '' : `${by}: `}${what}${said === null ? '' : `, ${said}`}`,
  ])
}

function printOptions(terminal: Terminal, options: readonly ItemOption[]): void {
  if (options.length === 0) return
  terminal.line()
  terminal.line(bold('What could be done'))
  for (const [index, option] of options.entries()) {
    const about = option.about ? dim(`, ${option.about}`) : ''
    terminal.line([dim(`${index + 1} `), bold(option.title), about], { indent: 2, hang: 4 })
    for (const line of effectOf(option)) terminal.line(line, { indent: 4, hang: 6 })
  }
}

function effectOf(option: ItemOption): readonly (readonly Part[])[] {
  const effect = [
    option.spends === undefined ? '' : `moves ${option.spends}`,
    option.changes.length > 0 ? `changes ${option.changes.join(', ')}` : '',
    option.undo === undefined ? '' : option.undo ? 'can be undone' : 'cannot be undone',
  ].filter((one) => one !== '')
  return [
    ...(effect.length > 0 ? [[effect.join(', ')]] : []),
    ...(option.makes.length > 0 ? [[green('would make true: '), option.makes.join(', ')]] : []),
    ...(option.plan.length > 0 ? [[`then: ${option.plan.join('; ')}`]] : []),
    ...(option.why === undefined ? [] : [[dim(`why not yet: ${option.why}`)]]),
    ...option.ways.map((way): readonly Part[] => [dim(way)]),
    [dim(`how: ${option.how}`)],
  ]
}

function printCommands(
  terminal: Terminal,
  project: Project,
  { id, roles, item }: ItemTold,
  config: string | undefined,
): void {
  const able = project.definition.principals.filter((one) => one.roles.some((role) => roles.includes(role)))
  const name = item?.holder ?? able[0]?.name ?? 'NAME'
  terminal.line()
  if (able.length === 0) terminal.line(`Nobody in this project has the role ${roles.join(' or ')}.`)
  const all = [
    ...(item?.holder ? [] : [`escalations claim ${id} --as ${name}`]),
    `escalations return ${id} --as ${name} --note "what you did"`,
    `escalations close ${id} --as ${name} --reason "what was done"`,
  ]
  for (const one of all) terminal.command(commandText(one, config))
}
