import { layout, list } from './layout.ts'

/** The list of a connection's capabilities: a statement that agents import. */
export function everythingIn(connection: string, operations: readonly { readonly constant: string }[]): string {
  const constants = operations.map(({ constant }) => constant)
  return `/** Everything above, for the \`can\` of an agent. */\nexport const ${connection} = ${layout(list('[', constants, ']'))}`
}
