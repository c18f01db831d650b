/** What stands in the head of every page but the list of all pages, which has no room for links to sections: there leave.ts stands alone. */
import './leave.ts';
import './part.ts';
