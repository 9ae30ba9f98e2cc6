import { readFileSync } from 'node:fs'

interface Package {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as Package

/** The version of this package, which a new project is pinned to. */
export const ownVersion = own.version

/** What `package.json` of a new project says. Its test and its types need nothing that is not named here. */
export function packageFile(name: string): string {
  const content = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      dev: 'operant dev',
      test: 'node --test',
      eval: 'operant eval',
      types: 'tsc',
    },
    dependencies: { operant: own.version, zod: own.dependencies['zod'] },
    devDependencies: { '@types/node': '^24.0.0', typescript: '^5.9.0 || ^6.0.0 || ^7.0.0' },
    engines: { node: '>=24' },
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
