import type { Project } from '../../project/open-project.ts'
import type { RequestRow } from '../../store/requests.ts'
import { CommandMistake } from '../mistake.ts'
import { elementsAsked } from '../../project/elements-of.ts'

/**
 * Keys of the elements that somebody approves: those that they name, or all but those. Nothing where they name none: then
 * it is the whole.
 * @throws CommandMistake where the request is about no change set, or has no such element.
 */
export async function namedElements(
  project: Project,
  request: RequestRow,
  named: { readonly elements?: string | undefined; readonly except?: string | undefined },
): Promise<readonly string[] | undefined> {
  const { elements, except } = named
  if (elements === undefined && except === undefined) return undefined
  if (elements !== undefined && except !== undefined)
    throw new CommandMistake('name what is approved by --elements, or what is not by --except, not both')
  const asked = await elementsAsked(project, request)
  if (!asked) throw new CommandMistake(`request ${request.id} is about one call: approve it as a whole`)
  const keys = asked.elements.map(({ key }) => key)
  const said = keysIn(elements ?? except ?? '', new Set(keys))
  if (said.length === 0) throw new CommandMistake('name at least one element, or reject the request')
  return elements === undefined ? keys.filter((key) => !said.includes(key)) : said
}

function keysIn(text: string, known: ReadonlySet<string>): readonly string[] {
  const named = text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
  const stray = named.find((key) => !known.has(key))
  if (stray === undefined) return [...new Set(named)]
  throw new CommandMistake(
    `the request has no element "${stray}"; approvals show ID --elements lists them, and commas stand between them`,
  )
}
