import type { Node } from 'yaml'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Fault, PolicyProblem } from '../problem.ts'
import { mendName } from '../problem.ts'

/** One part of a policy file: a value of YAML that knows where it stands. */
export interface Part {
  /** The named parts of a mapping; reports names that are not among `known` (all are, where it is left out). */
  fields(what: string, known?: readonly string[]): ReadonlyMap<string, Part> | undefined
  items(what: string): readonly Part[] | undefined
  /** The text of a scalar exactly as written, so that `100.00` keeps its zeros; a list of scalars joined by commas. */
  text(what: string): string | undefined
  readonly isList: boolean
  /** Records that something here is wrong. */
  report(message: string, mend: string): undefined
  reportFault(fault: Fault): undefined
  /** Records something the author should look at. */
  warn(message: string, mend: string): void
}

export interface Reports {
  readonly problems: PolicyProblem[]
  readonly warnings: PolicyProblem[]
}

const longestText = 1_000_000

/** Reads a YAML file, or reports why it cannot be read. */
export function readPolicyText(path: string, text: string, reports: Reports): Part | undefined {
  const lines = new LineCounter()
  const report = (list: PolicyProblem[], offset: number, message: string, mend: string): undefined => {
    const { line, col } = lines.linePos(offset)
    const place = `${line}:${col}:${message}`
    if (!list.some((one) => one.path === path && `${one.line}:${one.column}:${one.message}` === place)) {
      list.push({ path, line, column: col, message, mend })
    }
    return undefined
  }
  if (text.length > longestText)
    return report(reports.problems, 0, 'The file is longer than a megabyte', 'Split the policy into several files')
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, merge: false })
  const [error] = document.errors
  if (error) {
    const mend =
      error.code === 'DUPLICATE_KEY'
        ? 'Keep one of them'
        : 'Check quotes, brackets and indentation; quote cells that hold commas or begin with < > - or ['
    return report(
      reports.problems,
      error.pos[0],
      `This is not YAML: ${(error.message.split(' at line')[0] ?? '').trim()}`,
      mend,
    )
  }
  return document.contents
    ? partOf(document.contents, 0)
    : report(reports.problems, 0, 'The file is empty', 'Begin with "policy:" and a name')

  function partOf(node: Node | null, after: number): Part {
    const offset = node?.range?.[0] ?? after
    const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? 1 : 0
    const self: Part = {
      isList: isSeq(node),
      report: (message, mend) => report(reports.problems, offset, message, mend),
      reportFault(fault) {
        const start = offset + quoted
        const written = isScalar(node) ? (node.source ?? '') : ''
        // Text over several lines is folded when read: then only its beginning is known.
        const inside = text.startsWith(written, start) ? start + fault.offset : offset
        return report(reports.problems, inside, fault.message, fault.mend)
      },
      warn: (message, mend) => report(reports.warnings, offset, message, mend),
      fields(what, known) {
        if (!isMap(node)) return self.report(`${what} is ${found(node)}`, 'Write it as "name: value" lines')
        const fields = new Map<string, Part>()
        for (const pair of node.items) {
          const key = isScalar(pair.key) ? (pair.key.source ?? '') : ''
          const start = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset
          if (known && !known.includes(key))
            report(reports.problems, start, `${what} has no "${key}"`, mendName(key, known))
          fields.set(key, partOf(isNode(pair.value) ? pair.value : null, start))
        }
        return fields
      },
      items(what) {
        if (!isSeq(node)) return self.report(`${what} is ${found(node)}`, 'Write it as a list')
        return node.items.filter(isNode).map((item) => partOf(item, offset))
      },
      text(what) {
        if (isSeq(node)) {
          const texts = node.items.filter(isNode).map((item) => partOf(item, offset).text(what))
          return texts.includes(undefined) ? undefined : texts.join(', ')
        }
        const written = isScalar(node) && node.value !== null ? (node.source ?? '').trim() : ''
        return written === '' ? self.report(`${what} is ${found(node)}`, 'Write it as text on one line') : written
      },
    }
    return self
  }
}

function found(node: Node | null): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  return isScalar(node) && node.value !== null && node.value !== ''
    ? 'a single value'
    : node && !isScalar(node)
      ? 'an alias'
      : 'empty'
}
