import { defineCommand, type ArgsDef, type CommandDef, type ParsedArgs } from 'citty'
import type { ExitCode } from './exit.ts'
import { CommandMistake } from './mistake.ts'
import { terminal, type Terminal } from './output/terminal.ts'

/** Options that every command has. */
export const commonArgs = {
  json: { type: 'boolean', description: 'Print JSON and nothing else' },
  config: { type: 'string', valueHint: 'file', description: 'The project, if not operant.config.ts here' },
  verbose: { type: 'boolean', description: 'Show where an error came from' },
} as const satisfies ArgsDef

export interface CommandSpec<Args extends ArgsDef> {
  readonly name: string
  readonly description: string
  readonly args: Args
  /** Words after the last positional argument belong to it. */
  readonly words?: boolean
  readonly hidden?: boolean
  readonly run: (
    args: ParsedArgs<Args & typeof commonArgs>,
    terminal: Terminal,
    raw: readonly string[],
  ) => Promise<ExitCode | undefined | void>
}

/** One command: what it takes, checked strictly, and what it does; the process exits with the code it answers. */
export function command<const Args extends ArgsDef>(spec: CommandSpec<Args>): CommandDef {
  const args: ArgsDef = { ...spec.args, ...commonArgs }
  const definition: CommandDef = {
    meta: { name: spec.name, description: spec.description, hidden: spec.hidden ?? false },
    args,
    async run({ args: given, rawArgs }) {
      checkArguments(spec, args, given)
      const parsed = given as unknown as ParsedArgs<Args & typeof commonArgs>
      process.exitCode = (await spec.run(parsed, terminal(given['json'] === true), rawArgs)) ?? 0
    },
  }
  return defineCommand(definition)
}

function checkArguments(
  spec: { readonly name: string; readonly words?: boolean },
  args: ArgsDef,
  given: ParsedArgs,
): void {
  const see = `see operant ${spec.name} --help`
  checkOptions(spec.name, Object.keys(args), given)
  const places = Object.values(args).filter(({ type }) => type === 'positional').length
  const extra = given._[places]
  if (extra !== undefined && !spec.words) throw new CommandMistake(`"${extra}" is one argument too many; ${see}`)
  for (const [name, { type }] of Object.entries(args))
    if (type === 'string' && given[name] === '') throw new CommandMistake(`--${name} needs a value; ${see}`)
}

function checkOptions(name: string, known: readonly string[], given: ParsedArgs): void {
  const stray = Object.keys(given).find((key) => key !== '_' && !known.includes(key) && !known.includes(hyphened(key)))
  if (stray === undefined) return
  throw new CommandMistake(`there is no option ${stray.length > 1 ? '--' : '-'}${stray}; see operant ${name} --help`)
}

/** `trustReadHints` as it is typed: `trust-read-hints`. */
function hyphened(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Several commands under one name; without a further word the first of them is meant. */
export function group(name: string, description: string, commands: Readonly<Record<string, CommandDef>>) {
  const [first] = Object.entries(commands)
  if (!first) throw new Error(`group ${name} is empty`)
  // The group takes the options of its first command, so that their values are not taken for a command's name.
  const args = first[1].args as ArgsDef
  const options = Object.fromEntries(Object.entries(args).filter(([, { type }]) => type !== 'positional'))
  const known = Object.values(commands).flatMap((one) => Object.keys(one.args as ArgsDef))
  return defineCommand({
    meta: { name, description },
    args: options,
    // Before the words are looked at: the value of an unknown option would be taken for a command.
    setup: ({ args: given }) => checkOptions(name, known, given as ParsedArgs),
    subCommands: { ...commands },
    default: first[0],
  })
}

/** Every value of an option that may be given more than once. */
export function everyValue(raw: readonly string[], name: string): readonly string[] {
  return raw.flatMap((word, index) => {
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)]
    const next = raw[index + 1]
    return word === `--${name}` && next !== undefined ? [next] : []
  })
}

/** A whole number given as an option. */
export function wholeNumber(text: string | undefined, name: string, least: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    throw new CommandMistake(`--${name} takes a whole number from ${least}, not "${text}"`)
  return value
}
