import { spawn } from 'node:child_process'
import { relative } from 'node:path'
import { command } from '../command.ts'
import { writeProject } from '../init/write-project.ts'
import { userName } from '../user-name.ts'
import { bold, dim, red } from '../output/wrap.ts'

export const init = command({
  name: 'init',
  description: 'Makes a new project: one agent, its policy, its test and its evaluation',
  args: {
    folder: { type: 'positional', required: true, description: 'A folder that is not there yet' },
    install: { type: 'boolean', default: true, description: 'Do not run npm install in it' },
  },
  async run({ folder, install }, terminal) {
    const files = await writeProject(folder, personName())
    terminal.line([bold(`${folder} is a project now`), dim(`: ${files.join(', ')}`)])
    const installed = install && (await npmInstall(folder, terminal.json))
    if (install && !installed) terminal.line(red('npm install did not succeed; what it says is above.'))
    const place = relative(process.cwd(), folder) || '.'
    const next = [
      installed ? `cd ${place}` : `cd ${place} && npm install`,
      'npm test',
      'npx operant goal "Assign ticket T-1"',
    ]
    terminal.line()
    terminal.line('Next:')
    for (const one of next) terminal.command(one)
    terminal.line()
    terminal.line(dim('agent.ts is the file to edit; operant dev puts what you save to use.'))
    terminal.data({ folder, files, installed, next })
    return install && !installed ? 1 : 0
  },
})

/** Whoever is at the terminal may ask for goals; a name that no file can hold is left out. */
function personName(): string {
  const name = userName()
  return /^[A-Za-z0-9._-]+$/.test(name) && name !== 'lena' ? name : 'olga'
}

async function npmInstall(folder: string, quiet: boolean): Promise<boolean> {
  const npm = spawn('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: folder,
    shell: process.platform === 'win32',
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
  })
  return new Promise((resolve) => {
    npm.once('error', () => resolve(false))
    npm.once('exit', (code) => resolve(code === 0))
  })
}
