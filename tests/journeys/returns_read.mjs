import assert from 'node:assert/strict'
import { when_they_save_a_copy } from './copies.mjs'
import {
  then_the_table_says, then_there_is_no_such_page, then_they_do_not_see, then_they_see,
  when_they_follow, when_they_go_to
} from './steps.mjs'

export const title = 'the analyst reads a quarter with every bullet, and no name'

const names = ['Hersi', 'Zieliński', 'Okoye', 'Hartley', 'Aksoy', 'Dhillon']

export default async function ({ as }) {
  const analyst = await as('analyst')
  await when_they_follow(analyst, 'Returns')
  await when_they_follow(analyst, '2026-27 Q2')
  await then_they_see(analyst, 'July to September 2026')
  await then_they_see(analyst, 'Restricted: small numbers are shown as they are')
  const address = new URL(analyst.url()).pathname
  for (const bullet of ['ge', 'thnicity', 'looked after', 'issing', 'isruption', 'Not known']) {
    await then_they_see(analyst, bullet)
  }
  for (const name of names) await then_they_do_not_see(analyst, name)

  const link = analyst.getByRole('link', { name: 'Download these figures (CSV)' })
  const csv = await when_they_save_a_copy(analyst, link, 'Jo Sample, the safeguarding board')
  const lines = csv.trim().split(/\r?\n/)
  assert.ok(lines.length > 100, `${lines.length} lines`)
  const marked = lines.slice(1).filter((line) => line.includes('made by Ruth Cole'))
  assert.equal(marked.length, lines.length - 1, 'a line does not say who made the copy')
  for (const name of names) assert.ok(!lines.some((line) => line.includes(name)), name)

  // The figures are for those who are given them, and a quarter to come has none.
  await then_there_is_no_such_page(analyst, '/returns/2099-00-q1')
  await then_there_is_no_such_page(await as('sw_nowak'), address)
}
