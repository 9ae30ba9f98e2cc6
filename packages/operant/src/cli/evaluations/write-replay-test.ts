import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CommandMistake } from '../mistake.ts'

/**
 * Writes a recording and the test that replays it into `replays/` beside the configuration; answers the files.
 * @throws CommandMistake where they are there already.
 */
export async function writeReplayTest(
  config: string,
  { run, asked, text }: { readonly run: string; readonly asked: string; readonly text: string },
): Promise<readonly string[]> {
  const folder = join(dirname(config), 'replays')
  const recording = join(folder, `${run}.json`)
  const test = join(folder, `${run}.test.ts`)
  const there = [recording, test].find((file) => existsSync(file))
  if (there !== undefined) throw new CommandMistake(`${there} is there already; take it away to write it anew`)
  await mkdir(folder, { recursive: true })
  await writeFile(recording, text)
  await writeFile(test, testText(run, asked, basename(config)))
  return [recording, test]
}

function testText(run: string, asked: string, config: string): string {
  return `import { readFileSync } from 'node:fs'
import test from 'node:test'
import { readRecording, replay } from 'operant/testing'
import project from '../${config}'

const recording = readRecording(readFileSync(new URL(${JSON.stringify(`${run}.json`)}, import.meta.url), 'utf8'))

// Fails at the first decision that the agent or its policies now take otherwise. Nothing outside is called.
test(${JSON.stringify(`${asked} is decided as it was`)}, () => replay(project, recording))
`
}
