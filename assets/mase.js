// Starts the components that script improves. Every page works without it.
import './live.js';  // before the others, to see the page as it was sent
import { initAll as startGovuk } from './govuk-frontend.min.js';
import { initAll as startMoj } from './moj-frontend.min.js';

startGovuk();
startMoj();
