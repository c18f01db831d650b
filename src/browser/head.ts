/** What stands in the head of every page but the list of all pages, which has no room for links to sections or ways back to itself: there leave.ts stands alone. */
import './leave.ts';
import './part.ts';
import './listed.ts';
