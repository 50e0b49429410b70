/** How an architecture is searched: the methods and what they are made of. */
package org.astrapia.config.search;
