import assert from 'node:assert/strict'
import {
  then_the_page_is, then_the_table_says, then_they_are_told, then_they_do_not_see, then_they_see,
  when_they_choose, when_they_choose_the_file, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press, when_they_unfold
} from './steps.mjs'

export const title = 'a past year is checked, put right, imported and undone as a whole'

const head = 'route,received_on,child_family_name,child_given_names,child_born_on,risk_category'
const right = 'A,3/2/2025,Thistlewood,Amara,27/3/2011,Category 2: medium risk'
const wrong = 'A,3/2/2025,Brackenridge,Caleb,31/2/2011,Category 9'

const file = (...rows) => [head, ...rows, ''].join('\r\n')

async function when_they_search_for(page, name) {
  await when_they_go_to(page, '/cases')
  await when_they_unfold(page, 'Search for a child')
  await when_they_enter(page, 'Name of the child', name)
  await when_they_press(page, 'Search')
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_they_follow(administrator, 'More')
  await when_they_follow(administrator, 'Imports')
  await then_the_page_is(administrator, 'Import the borough’s history')
  const template = administrator.getByRole('link', { name: 'Download the template (CSV)' })
  const columns = await administrator.request.get(await template.getAttribute('href'))
  for (const column of head.split(',')) assert.ok((await columns.text()).includes(`"${column}"`))

  await when_they_press(administrator, 'Go on')
  await then_they_are_told(administrator, 'Choose the file with the borough’s history')

  await when_they_choose_the_file(administrator, 'The file', 'past.csv', file(right, wrong))
  await when_they_choose(administrator, 'What to do with it', 'Import it, if every row is right')
  await when_they_press(administrator, 'Go on')
  await then_the_page_is(administrator, 'Some of it is to be put right')
  await then_the_table_says(administrator, 'What is to be put right',
    'child_born_on', '31/2/2011', 'Enter a real date', 'risk_category', 'Category 9')
  await then_they_see(administrator, 'Nothing has been written')

  await when_they_choose_the_file(administrator, 'The file', 'past.csv', file(right))
  await when_they_choose(administrator, 'What to do with it', 'Import it, if every row is right')
  await when_they_press(administrator, 'Go on')
  await then_they_see(administrator, '1 of 1 row is done')
  await when_they_search_for(administrator, 'Thistlewood')
  await then_they_see(administrator, 'Amara Thistlewood')

  await when_they_go_to(administrator, '/imports')
  await when_they_follow(administrator, 'past.csv')
  await when_they_press(administrator, 'Undo the whole import')
  await then_they_see(administrator, 'Undone')
  await when_they_search_for(administrator, 'Thistlewood')
  await then_they_do_not_see(administrator, 'Amara Thistlewood')
}
