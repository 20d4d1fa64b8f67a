import assert from 'node:assert/strict'
import { when_they_save_a_copy } from './copies.mjs'
import { last_quarter } from './quarters.mjs'
import {
  then_there_is_no_such_page, then_they_do_not_see, then_they_see, when_they_follow,
  when_they_go_to
} from './steps.mjs'

export const title = 'the analyst reads a quarter, its gaps and no name; a chair opens its cases'

const names = ['Hersi', 'Zieliński', 'Okoye', 'Hartley', 'Aksoy', 'Dhillon']
const parts = {
  'The children': ['Age when referred', 'Ethnicity', 'Learning disability', 'Looked after'],
  'Missing, health and history': ['Missing', 'mental health needs', 'History: sexual abuse'],
  'Exploitation and risk': ['Main type of exploitation', 'Category of risk'],
  'Persons of concern': ['What happened in the period, by person', 'Ethnicity as seen'],
  Places: ['Places on record, by ward'],
  Disruption: ['Disruptions on record, by family'],
  'The panel’s own work': ['Referrals in time, or late and why', 'Actions due, by agency'],
  'Worked out besides': ['Disability', 'Disruptions on record, by family and outcome'],
  'By discussion': ['Category of risk'],
  'Two-way tables': ['Category of risk and ethnicity of children']
}

export default async function ({ as }) {
  const analyst = await as('analyst')
  await when_they_follow(analyst, 'Returns')
  const last = last_quarter()
  await when_they_follow(analyst, last.words)
  await then_they_see(analyst, last.months)
  await then_they_see(analyst, 'Restricted: small numbers are shown as they are')
  await then_they_see(analyst, 'The same numbers, quarter by quarter')
  await then_they_see(analyst, 'no data')
  const address = new URL(analyst.url()).pathname
  for (const [part, tables] of Object.entries(parts)) {
    await when_they_follow(analyst, part)
    for (const table of tables) await then_they_see(analyst, table)
    for (const name of names) await then_they_do_not_see(analyst, name)
    await when_they_go_to(analyst, address)
  }

  // A number opens the cases behind it to those alone who may see every case of the panel. One is
  // hidden from the analyst, so they find no list in any quarter.
  for (const quarter of [address, `/returns/${last.a_year_before}`]) {
    await when_they_go_to(analyst, `${quarter}/parts/children`)
    assert.equal(await analyst.locator('#child_sex a').count(), 0, 'a list, where one is hidden')
  }
  const chair = await as('police_chair')
  await when_they_go_to(chair, `${address}/parts/children`)
  await when_they_go_to(chair, await chair.locator('#child_sex a').first().getAttribute('href'))
  await then_they_see(chair, 'The cases behind a number')

  await when_they_go_to(analyst, address)
  const link = analyst.getByRole('link', { name: 'Download these figures (CSV)' })
  const csv = await when_they_save_a_copy(analyst, link, 'Jo Sample, the safeguarding board')
  const lines = csv.trim().split(/\r?\n/)
  assert.ok(lines.length > 400, `${lines.length} lines`)
  const marked = lines.slice(1).filter((line) => line.includes('made by Ruth Cole'))
  assert.equal(marked.length, lines.length - 1, 'a line does not say who made the copy')
  for (const name of names) assert.ok(!lines.some((line) => line.includes(name)), name)

  await when_they_follow(analyst, 'Data quality')
  await then_they_see(analyst, 'What to mend, the case with the most first')
  await then_they_see(analyst, 'Look at its data, and mend what is missing')
  for (const name of names) await then_they_do_not_see(analyst, name)
  await when_they_follow(analyst, 'Definitions')
  await then_they_see(analyst, 'How the return counts')

  // The figures are for those who are given them, and a quarter to come has none.
  await then_there_is_no_such_page(analyst, '/returns/2099-00-q1')
  const worker = await as('sw_nowak')
  await then_there_is_no_such_page(worker, address)
  await then_there_is_no_such_page(worker, `${address}/parts/children`)
  await then_there_is_no_such_page(worker, '/data-quality')
}
