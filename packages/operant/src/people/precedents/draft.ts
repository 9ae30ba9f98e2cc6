import { isMap, isSeq, parseDocument, YAMLSeq, type Document, type YAMLMap } from 'yaml'
import type { PolicyText } from '../../store/policy-versions.ts'
import type { Candidate, Region } from './like.ts'

/** A policy file as it would say what people do. */
export interface Draft {
  readonly file: PolicyText
  /** Name of the row or rule that is added. */
  readonly name: string
  /** What is added, as the file has it. */
  readonly added: string
}

/** Writes a candidate into the policy file whose row or rule asked; or says why that cannot be done. */
export function draftOf(files: readonly PolicyText[], candidate: Candidate): Draft | { readonly problem: string } {
  for (const file of files) {
    const document = parseDocument(file.text)
    const drafted = inTable(document, candidate) ?? inRules(document, candidate)
    if (!drafted) continue
    if ('problem' in drafted) return drafted
    return { ...drafted, file: { name: file.name, text: document.toString({ lineWidth: 0 }) } }
  }
  return { problem: `no policy file has ${candidate.rule} any more` }
}

type Drafted = Omit<Draft, 'file'> | { readonly problem: string }

function inTable(document: Document, candidate: Candidate): Drafted | undefined {
  const policy = String(document.get('policy'))
  for (const table of mapsIn(document.get('tables'))) {
    const heading = `${policy}/${String(table.get('table'))}`
    const rows = table.get('rows')
    const inputs = table.get('inputs')
    if (!isSeq(rows) || !isMap(inputs) || !candidate.rule.startsWith(`${heading}/`)) continue
    const place = rows.items.findIndex((row) => isSeq(row) && `${heading}/${String(row.get(0))}` === candidate.rule)
    const asking = rows.items[place]
    if (!isSeq(asking)) continue
    if ((table.get('hit') ?? 'first') !== 'first')
      return {
        problem: `table ${heading} has hit: ${String(table.get('hit'))}; a row of it cannot be put before another`,
      }
    const expressions = inputs.items.map(({ value }) => String(value))
    const cells = expressions.map(
      (expression, column) => cellOf(expression, candidate.region) ?? String(asking.get(column + 1)),
    )
    const name = nameOf(candidate, (one) => rows.items.some((row) => isSeq(row) && row.get(0) === one))
    const row = [name, ...cells, outcomeOf(candidate)]
    const node = new YAMLSeq()
    node.flow = true
    for (const cell of row) node.add(document.createNode(cell))
    rows.items.splice(place, 0, node)
    return { name, added: `[${row.join(', ')}]` }
  }
  return undefined
}

function cellOf(expression: string, { same, bands }: Region): string | undefined {
  const path = expression.trim()
  const band = bands[path]
  if (band) return band.from === band.to ? band.from : `${band.from} .. ${band.to}`
  return same[path] === undefined ? undefined : same[path]
}

function inRules(document: Document, candidate: Candidate): Drafted | undefined {
  const rules = document.get('rules')
  const policy = String(document.get('policy'))
  const rule = mapsIn(rules).find((one) => `${policy}/${String(one.get('rule'))}` === candidate.rule)
  if (!rule || !isSeq(rules)) return undefined
  const region = conditionOf(candidate.region)
  const when = rule.has('when') ? String(rule.get('when')) : 'true'
  const name = nameOf(candidate, (one) => mapsIn(rules).some((other) => other.get('rule') === one))
  const added = {
    rule: name,
    for: candidate.action,
    when: when === 'true' ? region : `(${when}) && ${region}`,
    then: outcomeOf(candidate),
    because: `${candidate.decisions.length} like decisions by people.`,
  }
  // The most severe outcome counts: where the new rule allows, the old one must not ask any more.
  if (candidate.answer === 'approved') rule.set('when', when === 'true' ? `!(${region})` : `(${when}) && !(${region})`)
  rules.items.splice(rules.items.indexOf(rule), 0, document.createNode(added))
  return { name, added: `${added.when}: ${added.then}` }
}

function conditionOf({ same, bands }: Region): string {
  const bounds = Object.entries(bands).map(([path, { from, to }]) =>
    from === to ? `${path} == ${from}` : `${path} >= ${from} && ${path} <= ${to}`,
  )
  const values = Object.entries(same).map(([path, value]) => {
    if (value === 'true') return path
    return value === 'false' ? `!${path}` : `${path} == ${JSON.stringify(value)}`
  })
  return [...values, ...bounds].join(' && ')
}

function outcomeOf({ answer }: Candidate): 'allow' | 'deny' {
  return answer === 'approved' ? 'allow' : 'deny'
}

function nameOf({ answer, decisions }: Candidate, isTaken: (name: string) => boolean): string {
  const name = `as people ${answer === 'approved' ? 'approve' : 'reject'}, ${decisions.length} times`
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name} (${number})`
    if (!isTaken(tried)) return tried
  }
}

function mapsIn(list: unknown): readonly YAMLMap[] {
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : []
}
