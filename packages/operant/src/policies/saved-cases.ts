import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Json } from '../facts/json.ts'
import { outcomeText, parseOutcome } from '../guard/outcome.ts'
import { ProjectError } from '../project/project-error.ts'

/** A call that was written down with the decision it must get, so that a changed policy is tried against it. */
export interface SavedCase {
  readonly name: string
  readonly action: string
  readonly arguments: Readonly<Record<string, Json>>
  /** What the policies look at, by fact; only the fields they look at are needed. */
  readonly facts: Readonly<Record<string, Json>>
  /** Names of arguments that a model supplied itself. */
  readonly literals: readonly string[]
  readonly startedBy: string
  readonly now: Date
  /** As policies write it: `allow`, `approve by lead`. */
  readonly expect: string
  /** The rule, or row of a table, that must be among those that decided. */
  readonly by: string | undefined
}

export interface SavedCases {
  readonly agent: string
  readonly cases: readonly SavedCase[]
}

const json = z.record(z.string(), z.json())
const outcome = z
  .string()
  .refine((text) => parseOutcome(text) !== undefined, 'expected allow, deny, approve by ROLE or escalate to ROLE')
const file = z.strictObject({
  agent: z.string().min(1),
  startedBy: z.string().default('somebody'),
  cases: z
    .array(
      z.strictObject({
        case: z.string().min(1),
        action: z.string().min(1),
        arguments: json.default({}),
        facts: json.default({}),
        literals: z.array(z.string()).default([]),
        startedBy: z.string().optional(),
        now: z.iso.datetime().default('2026-01-01T12:00:00Z'),
        expect: outcome,
        by: z.string().optional(),
      }),
    )
    .min(1, 'expected at least one case'),
})

/**
 * Reads saved cases from a YAML file.
 * @throws ProjectError which names the field, what was expected, and where.
 */
export function readSavedCases(path: string): SavedCases {
  return savedCasesIn(path, textOf(path))
}

/**
 * Reads saved cases from what a file says.
 * @throws ProjectError as `readSavedCases` does.
 */
export function savedCasesIn(path: string, text: string): SavedCases {
  const document = parseDocument(text, { uniqueKeys: true })
  const [broken] = document.errors
  if (broken) throw new ProjectError([`${path} is not YAML: ${broken.message.split('\n')[0] ?? ''}`])
  const read = file.safeParse(document.toJS())
  if (!read.success) {
    const [issue] = read.error.issues
    throw new ProjectError([`${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'does not fit'}`])
  }
  const { agent, cases, startedBy } = read.data
  return { agent, cases: cases.map((one) => caseOf({ ...one, startedBy: one.startedBy ?? startedBy })) }
}

type Written = z.infer<typeof file>['cases'][number] & { readonly startedBy: string }

function caseOf({ case: name, now, expect, by, ...rest }: Written): SavedCase {
  const expected = parseOutcome(expect)
  return { ...rest, name, now: new Date(now), expect: expected ? outcomeText(expected) : expect, by }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ProjectError([`${path} cannot be read; give a YAML file of saved cases`])
  }
}
