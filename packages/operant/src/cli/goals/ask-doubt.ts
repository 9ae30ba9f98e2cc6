import { createInterface } from 'node:readline/promises'
import type { Choice, Doubt } from '../../asking/understanding.ts'
import type { Terminal } from '../output/terminal.ts'
import { bold } from '../output/wrap.ts'
import type { SettleDoubt } from './wanted.ts'

/** Asks at the terminal, by numbers; nobody where there is none, or where nothing is to be asked. */
export function doubtsAsked(terminal: Terminal, given: { readonly yes: boolean }): SettleDoubt {
  if (given.yes || terminal.json || !process.stdin.isTTY || !process.stdout.isTTY) return undefined
  return (doubt) => ask(terminal, doubt, question)
}

/** Whatever else is typed starts nothing. */
export async function ask(
  terminal: Terminal,
  { question: asked, choices }: Doubt,
  answer: (prompt: string) => Promise<string>,
): Promise<Choice | undefined> {
  terminal.line(bold(asked))
  choices.forEach(({ says }, index) => terminal.line(`${index + 1}  ${says}`, { indent: 2, hang: 5 }))
  const typed = (await answer(`Number, or nothing to stop: `)).trim()
  return /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined
}

async function question(prompt: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await lines.question(prompt)
  } finally {
    lines.close()
  }
}
