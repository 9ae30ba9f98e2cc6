/** A command that was given wrongly; the message says how to give it. */
export class CommandMistake extends Error {
  override readonly name = 'CommandMistake'
}
