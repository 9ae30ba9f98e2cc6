import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('the scripted model is a program of its own: it answers over HTTP, by the number of results so far', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scripted-model-'))
  const file = join(folder, 'script.json')
  writeFileSync(file, JSON.stringify({ 'Do it': [{ calls: [{ tool: 'first' }] }, { text: 'words' }, { status: 500 }] }))
  const program = join(import.meta.dirname, 'scripted-model-server.ts')
  const child = spawn(process.execPath, ['-C', 'operant-source', program, '--port', '0', '--script', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const ask = async (results: number) => {
      const tools = Array.from({ length: results }, () => ({ role: 'tool', content: '{}' }))
      const messages = [{ role: 'user', content: 'Goal: Do it\n{}' }, ...tools]
      return fetch(`${line.toString().trim()}/chat/completions`, {
        method: 'POST',
        body: JSON.stringify({ model: 'any', messages }),
      })
    }
    const [first, second, third] = [await ask(0), await ask(1), await ask(2)]
    expect(await first.json()).toMatchObject({
      choices: [
        { finish_reason: 'tool_calls', message: { tool_calls: [{ function: { name: 'first', arguments: '{}' } }] } },
      ],
      usage: { prompt_tokens: 100, completion_tokens: 10 },
    })
    expect(await second.json()).toMatchObject({ choices: [{ finish_reason: 'stop', message: { content: 'words' } }] })
    expect(third.status).toBe(500)
  } finally {
    child.kill()
    rmSync(folder, { recursive: true })
  }
})
