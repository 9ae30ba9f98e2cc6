import type { Schemas } from '../document/schemas.ts'
import type { ServedContent } from '../document/served.ts'
import { Refusal, type Problem } from '../refusal.ts'
import { fromNamed, namedValues, NamedValues } from './named-values.ts'
import { decoded, Undecodable } from './text.ts'
import { itemsOf, propertiesOf, propertyOf, shapesOf, typed } from './typed.ts'

/** Decodes an application/x-www-form-urlencoded body. @throws Refusal. */
export function decodeForm(text: string, content: ServedContent, schemas: Schemas): Readonly<Record<string, unknown>> {
  const problems: Problem[] = []
  const attempt = <Result>(where: string, work: () => Result): Result | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Undecodable || error instanceof SyntaxError)) throw error
      problems.push({ where, problem: error.message })
      return undefined
    }
  }
  const values = new NamedValues(attempt('body', () => namedValues(text, '&', 'form')) ?? [])
  const found: Record<string, unknown> = {}
  for (const name of propertiesOf(schemas, content.schema)) {
    const value = attempt(`body ${name}`, () => propertyValue(name, values, content, schemas))
    if (value !== undefined) found[name] = value
  }
  for (const { name, raw } of values.left) found[name] = attempt(`body ${name}`, () => decoded(raw ?? '', 'form'))
  if (problems.length > 0) throw new Refusal(400, problems)
  return found
}

function propertyValue(name: string, values: NamedValues, content: ServedContent, schemas: Schemas): unknown {
  const schema = propertyOf(schemas, content.schema, name)
  const written = content.encoding.get(name)
  const shape = shapesOf(schemas, schema)[0] ?? 'primitive'
  if (written?.kind === 'style') {
    const untyped = fromNamed(values, { name, schema, written, shape }, schemas, 'expanded')
    return untyped === undefined ? undefined : typed(schemas, schema, untyped)
  }
  const own = values.take((value) => value.name === name)
  if (own.length === 0) return undefined
  const texts = own.map(({ raw }) => decoded(raw ?? '', 'form'))
  if (shape === 'array') return texts.map((text) => single(text, itemsOf(schemas, schema), schemas))
  if (texts.length > 1) throw new Undecodable(`it is given ${texts.length} times`)
  return single(texts[0] ?? '', schema, schemas)
}

/** By its type alone an object is written as JSON, everything else as plain text. */
function single(text: string, schema: unknown, schemas: Schemas): unknown {
  return shapesOf(schemas, schema)[0] === 'object' ? JSON.parse(text) : typed(schemas, schema, text)
}
