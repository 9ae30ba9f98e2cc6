import type { ArgDef, ArgsDef, CommandDef, CommandMeta } from 'citty'
import type { Terminal } from './output/terminal.ts'
import { bold, cyan, type Part } from './output/wrap.ts'

interface Resolved {
  readonly meta: CommandMeta
  readonly args: ArgsDef
  readonly commands: Readonly<Record<string, CommandDef>>
}

/** What citty lets be a value, a promise of one, or a function that gives one. */
async function open(value: unknown): Promise<unknown> {
  return typeof value === 'function' ? value() : value
}

async function resolved(command: unknown): Promise<Resolved> {
  const { meta, args, subCommands } = (await open(command)) as CommandDef
  return {
    meta: (await open(meta)) ?? {},
    args: ((await open(args)) ?? {}) as ArgsDef,
    commands: ((await open(subCommands)) ?? {}) as Resolved['commands'],
  }
}

/** Says how the command that `words` lead to is used. */
export async function showUsage(root: CommandDef, words: readonly string[], terminal: Terminal): Promise<void> {
  const path: string[] = []
  let current = await resolved(root)
  for (const word of words) {
    const next = current.commands[word]
    if (!next) break
    path.push(word)
    current = await resolved(next)
  }
  const places = Object.entries(current.args).filter(([, { type }]) => type === 'positional')
  const options = Object.entries(current.args).filter(([, { type }]) => type !== 'positional')
  const commands = Object.entries(current.commands)
  const usage = ['operant', ...path, ...(commands.length > 0 ? ['COMMAND'] : []), ...places.map(placeText)]
  terminal.line(current.meta.description ?? '')
  terminal.line()
  terminal.line([bold('Usage  '), cyan(`${usage.join(' ')} [options]`)])
  if (places.length > 0)
    section(
      terminal,
      '',
      places.map(([name, arg]) => [name.toUpperCase(), arg.description ?? '']),
    )
  if (commands.length > 0) {
    const shown = await Promise.all(commands.map(async ([name, one]) => [name, await metaOf(one)] as const))
    section(
      terminal,
      'Commands',
      shown.filter(([, meta]) => !meta.hidden).map(([name, meta]) => [name, meta.description ?? '']),
    )
  }
  section(
    terminal,
    'Options',
    options.map(([name, arg]) => [optionText(name, arg), descriptionText(arg)]),
  )
}

async function metaOf(command: CommandDef): Promise<CommandMeta> {
  return (await resolved(command)).meta
}

function placeText([name, arg]: readonly [string, ArgDef]): string {
  return arg.required === false ? `[${name.toUpperCase()}]` : name.toUpperCase()
}

function optionText(name: string, arg: ArgDef): string {
  const shown = arg.type === 'boolean' && arg.default === true ? `no-${name}` : name
  return arg.type === 'string' ? `--${shown} ${arg.valueHint ?? 'value'}` : `--${shown}`
}

function descriptionText(arg: ArgDef): string {
  return arg.type === 'string' && arg.default !== undefined
    ? `${arg.description} (default ${arg.default})`
    : (arg.description ?? '')
}

function section(terminal: Terminal, title: string, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return
  terminal.line()
  if (title) terminal.line(bold(title))
  terminal.table(
    [0],
    rows.map(([name, text]): Part[] => [cyan(name), text]),
    2,
  )
}
