#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Compiled code kept from call to call halves the time that a command takes to start. In our own home, where nobody
// else can put code into it.
const { HOME: home, XDG_CACHE_HOME: cache = home && join(home, '.cache') } = process.env
if (cache) enableCompileCache(join(cache, 'operant', 'compiled'))

await import('./call.ts')
