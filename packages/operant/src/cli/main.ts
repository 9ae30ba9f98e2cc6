#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Compiled code kept from call to call halves the time that a command takes to start. In our own home, where nobody
// else can put code into it.
const { HOME: home, XDG_CACHE_HOME: cache = home && join(home, '.cache') } = process.env
if (cache) enableCompileCache(join(cache, 'operant', 'compiled'))

// A reader such as head may have enough before we are done.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))

const { call } = await import('./call.ts')
await call(process.argv.slice(2))
