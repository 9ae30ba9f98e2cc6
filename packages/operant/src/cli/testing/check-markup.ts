const empty = new Set(['meta', 'br', 'link', 'img', 'input', 'hr'])
/** SVG shapes may end in the tag they begin with. */
const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*(\/?)>/y

interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** What is wrong with a page: a tag that is not closed or no tag at all, an id twice, a link into nothing, and the like. */
export function markupProblems(page: string): readonly string[] {
  const body = page
    .replace(/^<!doctype html>\n/, '')
    .replaceAll(/<!--.*?-->/gs, '')
    .replace(/<style>.*?<\/style>/s, '<style></style>')
  const problems: string[] = []
  const elements: Element[] = []
  const open: string[] = []
  for (let at = body.indexOf('<'); at >= 0; at = body.indexOf('<', at + 1)) {
    tag.lastIndex = at
    const [text, closing, name = '', given = '', closed] = tag.exec(body) ?? []
    if (text === undefined) problems.push(`no tag: ${body.slice(at, at + 60)}`)
    else if (closing) {
      const begun = open.pop()
      if (begun !== name) problems.push(`</${name}> closes <${begun ?? 'nothing'}>`)
    } else {
      elements.push({ name, attributes: attributesOf(given) })
      if (!closed && !empty.has(name)) open.push(name)
    }
  }
  if (open.length > 0) problems.push(`not closed: ${open.join(', ')}`)
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(body)) problems.push('an ampersand that is not escaped')
  return [...problems, ...referenceProblems(elements), ...loadProblems(page, elements), ...readingProblems(elements)]
}

function attributesOf(given: string): ReadonlyMap<string, string> {
  return new Map([...given.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]))
}

function referenceProblems(elements: readonly Element[]): readonly string[] {
  const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? [])
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  const named = elements.flatMap(({ attributes }) => [
    ...(attributes.has('aria-labelledby') ? [attributes.get('aria-labelledby') ?? ''] : []),
    ...(attributes.has('href') ? [(attributes.get('href') ?? '').replace(/^#/, '')] : []),
  ])
  return [
    ...twice.map((id) => `id ${id} twice`),
    ...named.filter((id) => !ids.includes(id)).map((id) => `nothing has the id ${id}`),
  ]
}

/** Nothing may be loaded, and nothing may run. */
function loadProblems(page: string, elements: readonly Element[]): readonly string[] {
  const loading = new Set([
    'script',
    'link',
    'img',
    'iframe',
    'object',
    'embed',
    'base',
    'form',
    'image',
    'use',
    'video',
  ])
  return [
    ...elements.filter(({ name }) => loading.has(name)).map(({ name }) => `<${name}> is not allowed`),
    ...elements
      .flatMap(({ attributes }) => [...attributes.keys()])
      .filter((name) => /^(on|src|style$|srcset|action|xlink)/.test(name))
      .map((name) => `attribute ${name} is not allowed`),
    ...(/@import|url\(/i.test(/<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '') ? ['the style loads something'] : []),
  ]
}

/** What somebody who listens to the page needs. */
function readingProblems(elements: readonly Element[]): readonly string[] {
  const count = (name: string): number => elements.filter((one) => one.name === name).length
  const levels = elements.flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name.slice(1))] : []))
  return [
    ...(count('main') === 1 && count('h1') === 1 ? [] : ['one main and one h1 are expected']),
    ...levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1).map((level) => `h${level} skips a level`),
    ...(count('table') === count('caption') ? [] : ['a table without a caption']),
    ...elements
      .filter(
        ({ name, attributes }) => name === 'svg' && !attributes.has('aria-hidden') && !attributes.has('aria-label'),
      )
      .map(() => 'a drawing without words'),
  ]
}
