import { openBrowser, openDesk, pictured, type Desk } from './browser/browser.ts'
import { readOptions } from './options.ts'
import type { Part, Place } from './part.ts'
import { parts } from './parts/all.ts'
import { openSandbox } from './place/sandbox.ts'

/**
 * The console in a real Chromium, on a real server with real workers and the sample company. Prints what each part found;
 * exits with 1 where anything is not as it should be.
 */
const options = readOptions(
  process.argv.slice(2),
  parts.map(({ name }) => name),
)
const wanted = parts.filter(({ name, short }) =>
  options.only.length > 0 ? options.only.includes(name) : short || !options.short,
)
// Two dozen tickets and those of people up to no good; the others would come in an hour.
const sandbox = await openSandbox({ tickets: 60, every: 3_600 })
const browser = await openBrowser()
let failures = 0
try {
  for (const part of wanted) failures += await played(part)
} finally {
  await browser.close()
  await sandbox.close()
}
console.log(failures === 0 ? `\nAll ${wanted.length} parts as they should be.` : `\n${failures} failures.`)
process.exitCode = failures === 0 ? 0 : 1

async function played(part: Part): Promise<number> {
  const began = performance.now()
  const desks: Desk[] = []
  const place: Place = {
    sandbox,
    browser,
    short: options.short,
    async desk(person, wishes) {
      const desk = await openDesk(browser, wishes)
      desks.push(desk)
      await desk.page.goto(sandbox.signIn(person))
      await desk.page.getByRole('heading', { level: 1 }).waitFor()
      return desk
    },
    tell: (line) => console.log(`  ${line}`),
  }
  console.log(`\n${part.name}`)
  const found: string[] = []
  try {
    found.push(...(await part.play(place)))
  } catch (error) {
    found.push(error instanceof Error ? error.message : String(error))
  }
  if (found.length > 0) for (const { page } of desks) console.log(`  as it was: ${await pictured(page, part.name)}`)
  found.push(...desks.flatMap(({ mishaps }) => mishaps.found))
  await Promise.all(desks.map((desk) => desk.close()))
  for (const line of found) console.log(`  NOT as it should be: ${line}`)
  console.log(`  ${found.length === 0 ? 'as it should be' : `${found.length} failures`}, ${seconds(began)} s`)
  return found.length
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1)
}
