/** Images whose labels stand in a table or list, as most published collections have them. */
package org.astrapia.data.sets.list;
