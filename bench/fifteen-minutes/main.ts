import { playStory } from './story.ts'

/**
 * From an empty folder to an agent on two systems, and to a write that is proven. Prints each command with what it said,
 * and exits with 1 where it took more than five commands or forty edited lines, or came to something else.
 */
const found = await playStory()
for (const { command, code, output } of found.commands) console.log(`$ ${command}\n${output}(exit ${code})\n`)
console.log(`${found.commands.length} commands and ${found.editedLines} edited lines, those of the proof included.`)
console.log(`Until somebody approved: ${found.waiting.reads} reads, ${found.waiting.writes.length} writes.`)
console.log(`The lint named ${found.lint.before.length} unproven writes, then ${found.lint.after.length}.`)
console.log(`$ the same goal for another pet, proven now\n${found.proven.output}(exit ${found.proven.code})`)
console.log(`${found.refused.length} requests were not what the documents say.`)
const good =
  found.commands.length <= 5 &&
  found.editedLines <= 40 &&
  found.waiting.writes.length === 0 &&
  found.approved.writes.length === 1 &&
  found.proven.code === 0 &&
  found.proven.writes.length === 2 &&
  found.refused.length === 0
process.exitCode = good ? 0 : 1
