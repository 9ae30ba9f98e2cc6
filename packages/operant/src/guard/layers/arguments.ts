import { Money } from '../../facts/money.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import { finding, type Finding } from '../finding.ts'
import type { GuardedCall } from '../policies.ts'

/** Most characters of one text that a call may carry. */
const mostText = 100_000
/** Most levels of lists and records inside an argument, and most values in all. */
const mostDepth = 32
const mostValues = 20_000
/** Amounts beyond this many minor units are a mistake in any currency. */
const mostMinor = 10n ** 21n
const dangerous = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Layer 2: arguments that cannot be what somebody means are refused before anything else is looked at. Texts in
 * privileged arguments must be what they look like.
 */
export function decideArguments(call: GuardedCall): readonly Finding[] {
  const privileged = new Map(call.bearing.arguments.flatMap((one) => (one.privileged ? [[one.name, one.value]] : [])))
  const problems = [
    ...problemsOf(call.arguments, (name) => privileged.has(name)),
    // What is joined with others is judged as each was given.
    ...problemsOf(Object.fromEntries(privileged), () => true),
  ]
  return [...new Set(problems)].map((problem) =>
    finding('arguments', 'arguments', { effect: 'deny' }, `Denied, for ${problem}.`),
  )
}

function problemsOf(
  values: Readonly<Record<string, unknown>>,
  isPrivileged: (name: string) => boolean,
): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const problem = new Inspection(isPrivileged(name)).problem(value, name, 0)
    return problem === undefined ? [] : [problem]
  })
}

/** Looks through one argument; its problem is a clause that names the field. */
class Inspection {
  private readonly privileged: boolean
  private values = 0

  constructor(privileged: boolean) {
    this.privileged = privileged
  }

  problem(value: unknown, path: string, depth: number): string | undefined {
    this.values += 1
    if (depth > mostDepth) return `${path} is nested more than ${mostDepth} levels deep`
    if (this.values > mostValues) return `${path} holds more than ${mostValues} values`
    switch (typeof value) {
      case 'string':
        return this.text(value, path)
      case 'number':
        return numberProblem(value, path)
      case 'object':
        return value === null ? undefined : this.object(value, path, depth)
      case 'undefined':
      case 'boolean':
        return undefined
      default:
        return `${path} is of type ${typeof value}, which no call can carry`
    }
  }

  private object(value: object, path: string, depth: number): string | undefined {
    if (value instanceof Money) return this.money(value, path)
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? `${path} is no moment` : undefined
    if (value instanceof OutsideText) return undefined
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
    for (const [key, field] of entries) {
      const place = typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`
      if (typeof key === 'string' && dangerous.has(key)) return `${path} has a field "${key}", which no record has`
      const problem = this.problem(field, place, depth + 1)
      if (problem !== undefined) return problem
    }
    return undefined
  }

  private money(value: Money, path: string): string | undefined {
    if (value.minor > mostMinor || value.minor < -mostMinor) return `${path} is larger than any amount can be`
    return this.privileged && value.minor < 0n ? `${path} is negative (${value.toString()})` : undefined
  }

  private text(value: string, path: string): string | undefined {
    if (value.length > mostText) return `${path} has ${value.length} characters, and at most ${mostText} are carried`
    return this.privileged ? textProblem(value, path) : undefined
  }
}

function numberProblem(value: number, path: string): string | undefined {
  if (!Number.isFinite(value)) return `${path} is not a number`
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? `${path} is too large to be exact (${value})` : undefined
}

/** Characters that cannot be seen, or that turn the direction of what can; but for line ends and tabs. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u
/** Letters of scripts that look alike, in one word. */
const latin = /\p{Script=Latin}/u
const alike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u
const onlyPlain = /^[\x20-\x7e]*$/

/** Why a text may be another one than it looks like. */
function textProblem(value: string, path: string): string | undefined {
  if (onlyPlain.test(value)) return undefined
  if (unseen.test(value.replaceAll(/[\n\r\t]/g, ''))) return `${path} holds a character that cannot be seen`
  if (value.normalize('NFC') !== value) return `${path} is not in its one Unicode form (NFC)`
  const words = value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.some((word) => latin.test(word) && alike.test(word)))
    return `${path} mixes letters that look alike in one word`
  // Of a name or an identifier, not of prose.
  const dressed = !/\s/.test(value) && value.normalize('NFKC') !== value
  return dressed ? `${path} is written in letters that stand for others` : undefined
}
