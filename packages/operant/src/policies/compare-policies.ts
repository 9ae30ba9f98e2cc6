import { parse } from 'yaml'
import type { PolicyText } from '../store/policy-versions.ts'

/** Something that two versions of policies state differently: a table, a row, a rule, a budget, or a setting. */
export interface Difference {
  readonly policy: string
  readonly what: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly FieldDifference[]
}

export interface FieldDifference {
  /** Empty where the thing is a single value. */
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** A named thing of a policy, flat. */
interface Stated {
  readonly policy: string
  readonly what: string
  readonly fields: ReadonlyMap<string, string>
  /** Names in the order in which they are tried, where that matters. */
  readonly order: readonly string[]
}

type Tree = string | readonly Tree[] | { readonly [name: string]: Tree }

/** What `after` says that `before` does not, and the other way round; comments and layout do not count. */
export function comparePolicies(before: readonly PolicyText[], after: readonly PolicyText[]): readonly Difference[] {
  const [old, now] = [statedIn(before), statedIn(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return keys.flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)]
    const stated = other ?? one
    if (!stated) return []
    const fields = [...fieldDifferences(one, other), ...orderDifference(one, other)]
    const kind = !one ? 'added' : !other ? 'removed' : 'changed'
    return fields.length === 0 && kind === 'changed' ? [] : [{ policy: stated.policy, what: stated.what, kind, fields }]
  })
}

function fieldDifferences(one: Stated | undefined, other: Stated | undefined): readonly FieldDifference[] {
  const names = [...new Set([...(one?.fields.keys() ?? []), ...(other?.fields.keys() ?? [])])]
  return names.flatMap((field) => {
    const [before, after] = [one?.fields.get(field) ?? null, other?.fields.get(field) ?? null]
    return before === after ? [] : [{ field, before, after }]
  })
}

/** Rows that both have, where they stand in another order: the first that fits decides. */
function orderDifference(one: Stated | undefined, other: Stated | undefined): readonly FieldDifference[] {
  if (!one || !other) return []
  const before = one.order.filter((name) => other.order.includes(name)).join(', ')
  const after = other.order.filter((name) => one.order.includes(name)).join(', ')
  return before === after ? [] : [{ field: 'order of rows', before, after }]
}

function statedIn(files: readonly PolicyText[]): ReadonlyMap<string, Stated> {
  // Everything is text, as it was written: 100.00 keeps its zeros.
  const all = files.flatMap(({ name, text }) => statedOf(name, parse(text, { schema: 'failsafe' }) as Tree))
  return new Map(all.map((one) => [`${one.policy}\n${one.what}`, one]))
}

/** Lists of named things, and what one of them is called. */
const kinds: Readonly<Record<string, string>> = {
  rules: 'rule',
  checks: 'check',
  grants: 'grant',
  rates: 'rate',
  autonomy: 'cap',
}

function statedOf(file: string, tree: Tree): readonly Stated[] {
  const document = branchesOf(tree)
  const policy = textOf(document['policy'] ?? file)
  return Object.entries(document).flatMap(([key, value]): readonly Stated[] => {
    const items = itemsOf(value).map(branchesOf)
    switch (key) {
      case 'policy':
        return []
      case 'tables':
        return items.flatMap((table) => tableOf(policy, table))
      case 'budgets':
        return items.map(({ budget = '', per = '', by, ...rest }) => {
          const whose = by === undefined ? textOf(per) : `${textOf(per)} by ${textOf(by)}`
          return single(policy, `budget ${textOf(budget)} per ${whose}`, fieldsOf(rest))
        })
      default: {
        const kind = kinds[key]
        if (kind === undefined) return [single(policy, key, fieldsOf(value))]
        return items.map(({ [kind]: name = '', ...rest }) => single(policy, `${kind} ${textOf(name)}`, fieldsOf(rest)))
      }
    }
  })
}

function single(policy: string, what: string, fields: ReadonlyMap<string, string>): Stated {
  return { policy, what, fields, order: [] }
}

function tableOf(policy: string, table: Readonly<Record<string, Tree>>): readonly Stated[] {
  const { table: name = '', rows = [], ...rest } = table
  const columns = Object.keys(branchesOf(rest['inputs'] ?? {}))
  const cells = itemsOf(rows).map((row) => itemsOf(row).map(textOf))
  const what = `table ${textOf(name)}`
  return [
    { policy, what, fields: fieldsOf(rest), order: cells.map(([row = '']) => row) },
    ...cells.map(([row = '', ...others]) => ({
      policy,
      what: `${what}, row ${row}`,
      fields: new Map(others.map((cell, index) => [columns[index] ?? 'outcome', cell])),
      order: [],
    })),
  ]
}

/** The values of a tree by their paths. */
function fieldsOf(tree: Tree, path: readonly string[] = []): ReadonlyMap<string, string> {
  if (typeof tree === 'string' || isList(tree)) return new Map([[path.join(' '), textOf(tree)]])
  return new Map(Object.entries(tree ?? {}).flatMap(([name, value]) => [...fieldsOf(value, [...path, name])]))
}

function textOf(tree: Tree): string {
  if (typeof tree === 'string') return tree.trim()
  return isList(tree) ? tree.map(textOf).join(', ') : JSON.stringify(tree)
}

function itemsOf(tree: Tree): readonly Tree[] {
  return isList(tree) ? tree : []
}

function branchesOf(tree: Tree): Readonly<Record<string, Tree>> {
  return typeof tree === 'object' && tree !== null && !isList(tree) ? tree : {}
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree)
}
