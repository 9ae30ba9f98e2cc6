import { Generator, getConfig } from '@tanstack/router-generator'
import { join } from 'node:path'
import { routeFiles } from '../../packages/console/route-files.ts'

/** Writes the tree of the console's routes anew: packages/console/src/routeTree.gen.ts. */
const root = join(import.meta.dirname, '../../packages/console')
await new Generator({ config: getConfig(routeFiles, root), root }).run()
