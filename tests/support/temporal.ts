/** Node has no `Temporal` yet: every test file starts with it in place, as in Chromium. */
import 'temporal-polyfill/global';
