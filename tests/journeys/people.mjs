// The people of the demo, by the key that data/demo/staff.csv gives each: "police_chair", "admin".
import fs from 'node:fs'
import path from 'node:path'
import { mase, root } from './server.mjs'

function names() {
  const rows = fs.readFileSync(path.join(root, 'data/demo/staff.csv'), 'utf8').split('\n')
  return new Map(rows.slice(1).map((row) => row.split(',').slice(0, 2)))
}

let listed
export async function person_called(key) {
  const name = names().get(key)
  if (!name) throw new Error(`data/demo/staff.csv has nobody called ${key}`)
  listed ??= mase('demo', '--people')
  const { stdout } = await listed
  const line = stdout.split('\n').find((one) => one.includes(` ${name}, `))
  const passphrase = stdout.match(/passphrase "([^"]+)"/)[1]
  return { name, email: line.trim().split(' ')[0], passphrase }
}
